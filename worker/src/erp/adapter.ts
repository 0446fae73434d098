import type { Erp } from './port.js';

/** What the configuration may say of an adapter, and how it is opened. */
export interface Adapter {
  /** JSON Schema of its options, which stand beside `adapter` in the configuration's "erp". */
  readonly options: {
    readonly required: readonly string[];
    readonly properties: Readonly<Record<string, object>>;
  };
  /** Those that name a folder; a relative one is seen from the configuration's file. */
  readonly folders: readonly string[];
  /** What the environment may say instead: its variable → option. */
  readonly environment: Readonly<Record<string, string>>;
  /** @param options They match the schema. */
  open(options: never): Erp;
}
