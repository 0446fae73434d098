import { conformance } from '../../worker/src/erp/conformance.js';
import { harness, selling, trytonBed } from './bed.js';

conformance({ ...harness, only: selling, setUp: () => trytonBed(false) });
