import { readFileSync } from 'node:fs';

/** Reads a JSON file that this project wrote itself; `T` is what it wrote. */
export const readJson = <T>(file: string): T => JSON.parse(readFileSync(file, 'utf8')) as T;
