import { expect, it } from 'vitest';
import { examineNode } from './node-support.js';

it.each([
  ['20.20.2', 'warning'],
  ['22.14.0', 'ok'],
  ['24.21.0', 'ok'],
])('Node %s: %s', (version, status) => {
  const { message, ...finding } = examineNode(version);
  expect(finding).toMatchObject({ id: 'node', status });
  expect(message).toContain(`Node ${version} runs the worker`);
});
