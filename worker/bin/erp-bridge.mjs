#!/usr/bin/env node
import { existsSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';

const [major, minor] = process.versions.node.split('.').map(Number);
if (
  major < 20 ||
  (major === 20 && minor < 19) ||
  major === 21 ||
  (major === 22 && minor < 14) ||
  (major === 23 && minor < 6)
) {
  console.error(
    `The worker needs Node 20.19, 22.14 or newer; this is Node ${process.versions.node}. Install Node 24 from nodejs.org.`,
  );
  process.exit(1);
}

// The worker streams: nearly all it makes is garbage at once. A small nursery, and a heap that is tidied before it grows, keep its
// memory flat however large the files (`npm run bench -- memory`).
setFlagsFromString('--max-semi-space-size=1');
setFlagsFromString('--optimize-for-size');

const cli = new URL('../dist/cli.js', import.meta.url);
if (!existsSync(cli)) {
  console.error('The worker is not built yet. Type: npm run build');
  process.exit(1);
}
await import(cli.href);
