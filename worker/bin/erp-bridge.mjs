#!/usr/bin/env node
import { existsSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';

// The worker streams: nearly all it makes is garbage at once. A small nursery keeps its memory flat however large the files.
setFlagsFromString('--max-semi-space-size=1');

const cli = new URL('../dist/cli.js', import.meta.url);
if (!existsSync(cli)) {
  console.error('The worker is not built yet. Type: npm run build');
  process.exit(1);
}
await import(cli.href);
