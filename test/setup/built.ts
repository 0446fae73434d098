/** Some tests run the worker or the admin pages as they are shipped: whoever calls vitest by hand has them built first, too. */
import { build } from '../../scripts/build.js';

export default build;
