#!/usr/bin/env node
import { existsSync } from 'node:fs';

const cli = new URL('../dist/cli.js', import.meta.url);
if (!existsSync(cli)) {
  console.error('The worker is not built yet. Type: npm run build');
  process.exit(1);
}
await import(cli.href);
