/** LibreOffice on the worker's computer, for what Tryton did not print as a PDF. */
import { execFile } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

/** How each archive, and so each ODT, begins. */
const archive = Buffer.from('PK\x03\x04');

const timeoutMs = 120_000;

const isProgram = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** Where it is on the PATH. */
export function soffice(): string | undefined {
  const name = process.platform === 'win32' ? 'soffice.exe' : 'soffice';
  return (process.env['PATH'] ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '')
    .map((folder) => join(folder, name))
    .find(isProgram);
}

/** → undefined where LibreOffice is not there, or makes no PDF of it. */
export async function converted(odt: Buffer): Promise<Buffer | undefined> {
  const program = soffice();
  // LibreOffice takes for a text whatever is no archive.
  if (program === undefined || !odt.subarray(0, 4).equals(archive)) return undefined;
  const folder = await mkdtemp(join(tmpdir(), 'erp-bridge-odt-'));
  try {
    await writeFile(join(folder, 'document.odt'), odt);
    // A profile of its own: with that of somebody who has LibreOffice open it would do nothing.
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
    const args = [profile, '--headless', '--norestore', '--convert-to', 'pdf', '--outdir', folder, 'document.odt'];
    await promisify(execFile)(program, args, { cwd: folder, timeout: timeoutMs, killSignal: 'SIGKILL' });
    return await readFile(join(folder, 'document.pdf'));
  } catch {
    return undefined;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
