const defaults = require('@wordpress/scripts/config/webpack.config');

/** One bundle a page, so that a page loads only what it shows. */
module.exports = {
  ...defaults,
  // The one large part, the table, is loaded only where there is something to list.
  performance: { hints: false },
  entry: {
    overview: './src/pages/overview/index.tsx',
    customers: './src/pages/customers/index.tsx',
    documents: './src/pages/documents/index.tsx',
    sales: './src/pages/sales/index.tsx',
    files: './src/pages/files/index.tsx',
    connection: './src/pages/connection/index.tsx',
  },
};
