/** What `erp-bridge doctor` says of the exchange folder. */
import { constants } from 'node:fs';
import { access, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Finding } from '../../model/overview.js';
import { sentence } from '../../reasons/reasons.js';
import type { FileFormat } from './headings.js';
import type { Mapping } from './mapping.js';
import { formatsIn } from './optional.js';
import { countLines, overviewOf } from './overview.js';
import { salesFolder } from './sales.js';

const encodingNames: Record<string, string> = {
  utf8: 'UTF-8',
  win1252: 'Windows-1252',
  utf16le: 'UTF-16',
  utf16be: 'UTF-16',
};
const separatorNames: Record<string, string> = { ';': 'semicolons', ',': 'commas', '\t': 'tabs' };

export async function checkFolder(folder: string): Promise<Finding[]> {
  if (!(await isReadable(folder))) {
    return [
      {
        id: 'exchange',
        status: 'error',
        message: `The exchange folder ${folder} cannot be read.`,
        fix: 'Make it, or name the right one in the configuration (“exchange”, or “folder” in “erp”).',
      },
    ];
  }
  return [
    { id: 'exchange', status: 'ok', message: `The exchange folder ${folder} can be read.` },
    await checkSales(folder),
  ];
}

/** Each file: how it is written, what is understood of it, and its first odd line. */
export async function checkFiles(folder: string, mapping: Mapping): Promise<Finding[]> {
  if (!(await isReadable(folder))) return [];
  return Promise.all((await formatsIn(folder)).map((format) => checkFile(folder, format, mapping)));
}

async function checkFile(folder: string, format: FileFormat, mapping: Mapping): Promise<Finding> {
  const { file } = format;
  const { columns, encoding, delimiter, heading_line, problem } = await overviewOf(folder, format, mapping);
  if (problem?.reason === 'source_missing') {
    return {
      id: file,
      status: 'warning',
      message: `${file} is not there; what it holds is not synced.`,
      fix: `Let the ERP export ${file} into ${folder}.`,
    };
  }
  const understood = columns.filter(({ field }) => field !== '').map(({ heading, field }) => `${heading} = ${field}`);
  const others = columns.filter(({ field }) => field === '').map(({ heading }) => heading);
  const shape = `${encodingNames[encoding] ?? encoding}, ${separatorNames[delimiter] ?? delimiter}, headings on line ${String(heading_line)}`;
  const gone = mapping.missing(
    file,
    columns.map(({ heading }) => heading),
  );
  const found = [
    `Understood: ${understood.join(', ') || 'none'}. Not understood: ${others.join(', ') || 'none'}.`,
    ...(gone.length === 0 ? [] : [`Mapped, but not in the file: ${gone.join(', ')}.`]),
  ].join(' ');
  if (problem !== null) {
    const message = sentence(problem.reason, problem.params);
    return {
      id: file,
      status: 'error',
      message: columns.length === 0 ? message : `${message} (${shape}. ${found})`,
    };
  }
  const { lines, odd } = await countLines(folder, format, mapping);
  const message = `${file}: ${shape}, ${String(lines)} lines. ${found}`;
  if (odd === undefined && gone.length > 0) {
    const fix = 'Say on the page Files, or in the worker’s configuration, what the columns are called now.';
    return { id: file, status: 'warning', message, fix };
  }
  if (odd === undefined) return { id: file, status: 'ok', message };
  return { id: file, status: 'warning', message, fix: `First odd line: ${odd}` };
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
