/**
 * Loaded before everything else (NODE_OPTIONS) where the tests run on another Node than the one that installed node_modules:
 * the compiled part of better-sqlite3 there fits only that one, so ours is taken from where ERP_BRIDGE_NATIVE_SQLITE says.
 */
import { basename } from 'node:path';

const dlopen = process.dlopen;
process.dlopen = (module, file, ...flags) =>
  dlopen.call(
    process,
    module,
    basename(file) === 'better_sqlite3.node' ? process.env.ERP_BRIDGE_NATIVE_SQLITE : file,
    ...flags,
  );
