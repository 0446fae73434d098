import { conformance } from '../../worker/src/erp/conformance.js';
import { harness, selling, trytonBed } from './bed.js';

conformance({
  ...harness,
  only: ['adapter', ...harness.offers.filter((capability) => !selling.includes(capability))],
  setUp: () => trytonBed(true),
});
