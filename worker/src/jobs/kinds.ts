/** Every kind of job there is. */
import type { JobArgs, JobKind } from '../model/job.js';
import type { Kind } from './kind.js';
import { importJob } from './import.js';
import { look } from './look.js';
import { preview } from './preview.js';
import { sync } from './sync.js';

export type Kinds = { [Name in JobKind]: Kind<JobArgs[Name]> };

export const kinds: Kinds = { import: importJob, look, preview, sync };
