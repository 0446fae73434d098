import { execa } from 'execa';
import { inRoot, root } from '../../scripts/lib/paths.js';

export interface Started {
  /** All that it has said so far. */
  printed(): string;
  hasEnded(): boolean;
  /** As `kill` does. → its exit code */
  end(): Promise<number | undefined>;
}

/** Behind `node`: what `npm start` runs. */
export const startCommand = (data: string, ...args: string[]): string[] => [
  ...[inRoot('scripts/bootstrap.mjs'), 'scripts/start/main.ts', '--data', data],
  ...args,
];

/** `npm start` in this data folder; without --once it stays until it is told to end. */
export function npmStart(data: string, ...args: string[]): Started {
  const running = execa(process.execPath, startCommand(data, ...args), {
    ...{ cwd: root, all: true, reject: false, forceKillAfterDelay: false },
  });
  let printed = '';
  running.all.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  return {
    printed: () => printed,
    hasEnded: () => running.exitCode !== null,
    end: async () => {
      running.kill('SIGTERM');
      return (await running).exitCode;
    },
  };
}
