/** The exchange folder in the worker's configuration. */
import type { Adapter } from '../adapter.js';
import { FolderErp } from './adapter.js';
import { fileNames } from './headings.js';
import type { ConfiguredHeadings } from './mapping.js';
import type { FileFormats } from './sales.js';

interface Options {
  folder: string;
  /** The admin's own CSV headings: heading → field of docs/exchange-folder.md, for all files or by file. */
  headings?: ConfiguredHeadings;
  /** As which files sales are written; default: both. */
  sales_format?: FileFormats;
}

const ofOneFile = { type: 'object', additionalProperties: { type: 'string' } };

export const folder = {
  options: {
    required: ['folder'],
    properties: {
      folder: { type: 'string' },
      headings: {
        type: 'object',
        properties: Object.fromEntries(fileNames.map((file) => [file, ofOneFile])),
        additionalProperties: { type: 'string' },
      },
      sales_format: { enum: ['both', 'json', 'csv'] },
    },
  },
  folders: ['folder'],
  environment: { ERP_BRIDGE_EXCHANGE: 'folder' },
  open: ({ folder: path, headings, sales_format: salesFormat }: Options) =>
    new FolderErp({
      folder: path,
      ...(headings ? { headings } : {}),
      ...(salesFormat ? { salesFormat } : {}),
    }),
} as const satisfies Adapter;
