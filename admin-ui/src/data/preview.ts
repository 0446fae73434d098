/** What a sync would do, as the last preview found it. */
import { get } from './api';
import type { Outcome, PreviewPage, PreviewQuery } from './contract.generated';

export type {
  Outcome,
  Preview,
  PreviewPage,
  PreviewQuery,
  Change,
  FieldName,
  ShownPreviewItem as PreviewItem,
} from './contract.generated';

export const outcomes = [
  'created',
  'updated',
  'reactivated',
  'deactivated',
  'delivered',
  'withdrawn',
  'waiting',
  'refused',
  'held',
  'failed',
] as const satisfies readonly Outcome[];

export const getPreview = (query: PreviewQuery): Promise<PreviewPage> => get('preview', query);
