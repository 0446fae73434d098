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
  shops: ['model', 'platform', 'reasons'],
  erp: ['model', 'platform', 'reasons', 'rules'],
  config: ['erp'],
  lanes: ['model', 'platform', 'reasons', 'rules', 'journal', 'shops', 'erp'],
  reconcile: ['model', 'shops', 'lanes'],
  sync: ['model', 'config', 'platform', 'reasons', 'rules', 'journal', 'shops', 'erp', 'lanes', 'reconcile'],
  jobs: ['model', 'reasons', 'sync'],
  serve: ['model', 'config', 'platform', 'reasons', 'journal', 'shops', 'lanes', 'sync', 'jobs'],
  cli: ['model', 'config', 'platform', 'reasons', 'journal', 'shops', 'sync', 'jobs'],
};

const adapters = ['folder', 'tryton'];

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
    ...adapters.map((adapter) => ({
      name: 'erp-by-its-port',
      comment: 'Only the folder of an adapter knows it, and the list of adapters.',
      severity: 'error',
      from: { path: src, pathNot: [`${src}erp/${adapter}/`, `${src}erp/adapters\\.ts$`, '\\.test\\.ts$'] },
      to: { path: `${src}erp/${adapter}/` },
    })),
    {
      name: 'orders-by-their-port',
      comment:
        'What brings orders to the ERP knows sources of orders, and no shop. Accounts and documents are of the shop whose plugin it is.',
      severity: 'error',
      from: {
        path: `${src}(lanes|reconcile)/`,
        pathNot: [`${src}lanes/(lane|accounts|documents?(-wish)?|deliver)\\.ts$`, '\\.test\\.ts$'],
      },
      to: { path: `${src}shops/[^/]+/` },
    },
    {
      name: 'no-double-is-shipped',
      comment: 'What plays a shop or an ERP is for tests.',
      severity: 'error',
      from: { path: src, pathNot: ['\\.test\\.ts$', `${src}erp/conformance[./]`] },
      to: { path: ['^worker/test/', '^test/'] },
    },
    {
      name: 'conformance-is-for-tests',
      comment: 'The suite that adapters have to pass is no part of the worker (worker/tsconfig.json leaves it out).',
      severity: 'error',
      from: { path: src, pathNot: ['\\.test\\.ts$', `${src}erp/conformance[./]`] },
      to: { path: `${src}erp/conformance[./]` },
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
