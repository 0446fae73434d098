/** What `erp-bridge doctor` says of the exchange folder. */
import { constants } from 'node:fs';
import { access, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Finding } from '../port.js';
import { salesFolder } from './sales.js';

export async function checkFolder(folder: string): Promise<Finding[]> {
  if (!(await isReadable(folder))) {
    return [
      {
        id: 'exchange',
        status: 'error',
        message: `The exchange folder ${folder} cannot be read.`,
        fix: 'Make it, or name the right one in "exchange" of the configuration.',
      },
    ];
  }
  const files = ['customers.csv', 'contacts.csv', 'documents.csv'].map((file) => checkFile(folder, file));
  return [
    { id: 'exchange', status: 'ok', message: `The exchange folder ${folder} can be read.` },
    ...(await Promise.all(files)),
    await checkSales(folder),
  ];
}

async function checkFile(folder: string, file: string): Promise<Finding> {
  if (await isReadable(join(folder, file))) return { id: file, status: 'ok', message: `${file} is there.` };
  return {
    id: file,
    status: 'warning',
    message: `${file} is not there; what it holds is not synced.`,
    fix: `Let the ERP export ${file} into ${folder}.`,
  };
}

/** Rights on shared folders are only known by trying; before the first sale its folder is still to be made. */
async function checkSales(folder: string): Promise<Finding> {
  const target = join(folder, salesFolder);
  const place = (await isReadable(target)) ? target : folder;
  const probe = join(place, `.erp-bridge-${String(process.pid)}`);
  try {
    await writeFile(probe, '');
    await rm(probe);
    return { id: salesFolder, status: 'ok', message: `Sales can be written into ${target}.` };
  } catch (error) {
    return {
      id: salesFolder,
      status: 'error',
      message: `Sales cannot be written into ${target}: ${(error as Error).message}.`,
      fix: 'Give the user that runs the worker the right to write there, and look at the space on its disk.',
    };
  }
}

const isReadable = (path: string): Promise<boolean> =>
  access(path, constants.R_OK).then(
    () => true,
    () => false,
  );
