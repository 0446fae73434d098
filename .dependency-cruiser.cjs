/**
 * The worker's rooms and which of them may know which (docs/architecture.md): what stands further down knows nothing of what stands
 * above it. A room that is not named here may know nothing.
 */
const rooms = {
  reasons: [],
  model: ['reasons'],
  rules: ['model', 'reasons'],
  platform: ['model'],
  journal: ['model', 'platform', 'reasons'],
  store: ['model', 'platform', 'reasons'],
  erp: ['model', 'platform', 'reasons', 'rules'],
  config: ['erp'],
  lanes: ['model', 'platform', 'reasons', 'rules', 'journal', 'store', 'erp'],
  reconcile: ['model', 'store', 'lanes'],
  sync: ['model', 'config', 'platform', 'reasons', 'rules', 'journal', 'store', 'erp', 'lanes', 'reconcile'],
  serve: ['model', 'config', 'platform', 'reasons', 'journal', 'store', 'lanes', 'sync'],
  cli: ['model', 'config', 'platform', 'reasons', 'journal', 'store', 'sync'],
};

const src = '^worker/src/';
const within = (names) => `${src}(${names.join('|')})/`;

module.exports = {
  forbidden: [
    ...Object.entries(rooms).map(([room, known]) => ({
      name: `room-${room}`,
      comment: `${room} may know: ${known.join(', ') || 'no other room'}`,
      severity: 'error',
      from: { path: `${src}${room}/` },
      to: { path: src, pathNot: within([room, ...known]) },
    })),
    {
      name: 'erp-by-its-port',
      comment: 'Only the folder of an adapter knows it, the configuration, and the one place that chooses it.',
      severity: 'error',
      from: { path: src, pathNot: [`${src}erp/folder/`, `${src}config/`, `${src}sync/run\\.ts$`, '\\.test\\.ts$'] },
      to: { path: `${src}erp/folder/` },
    },
    {
      name: 'no-double-is-shipped',
      comment: 'What plays a shop or an ERP is for tests.',
      severity: 'error',
      from: { path: src, pathNot: '\\.test\\.ts$' },
      to: { path: ['^worker/test/', '^test/'] },
    },
    { name: 'no-circle', severity: 'error', from: { path: src }, to: { circular: true } },
    {
      name: 'no-circle-of-rooms',
      severity: 'error',
      scope: 'folder',
      from: { path: src },
      to: { circular: true },
    },
  ],
  options: {
    // Tests look from outside at what they test; only what is shipped has an order.
    exclude: { path: ['\\.test\\.ts$'] },
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    detectJSDocImports: false,
  },
};
