const { readdirSync } = require('node:fs');
const defaults = require('@wordpress/scripts/config/webpack.config');

/** One bundle a page, so that a page loads only what it shows. */
module.exports = {
  ...defaults,
  // The one large part, the table, is loaded only where there is something to list.
  performance: { hints: false },
  entry: Object.fromEntries(
    readdirSync(`${__dirname}/src/pages`).map((page) => [page, `./src/pages/${page}/index.tsx`]),
  ),
};
