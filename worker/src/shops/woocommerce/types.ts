/** The plugin's REST API as the worker speaks it: the contract's messages, with what a worker of this version always says. */
import type * as contract from './contract.generated.js';

export type {
  AccountResult,
  BundleResult,
  Change,
  Command,
  DocumentLookupAnswer,
  DocumentResult,
  ImportJob,
  ImportSource,
  LastRun,
  OrdersLookPart,
  Ping,
  PreviewPart,
  ReportAnswer,
  Running,
  StoredSettings,
} from './contract.generated.js';

export type DocumentMetadata = Required<Omit<contract.DocumentMetadata, 'erp_key' | 'tell'>>;
export type PreviewItem = Omit<contract.PreviewItem, 'changes'> & { changes: contract.Change[] };
export type WebhookReport = Required<NonNullable<contract.Report['webhooks']>>;
export type Report = Required<Omit<contract.Report, 'webhooks' | 'imports'>> &
  Pick<contract.Report, 'webhooks' | 'imports'>;
export type ImportsReport = NonNullable<contract.Report['imports']>;
