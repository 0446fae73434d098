import { execa } from 'execa';
import { root } from './paths.js';

/** Runs a program in the repository's root; what it prints goes to standard error, so that standard output stays ours. */
export async function run(file: string, args: string[], env: Record<string, string> = {}): Promise<void> {
  await execa(file, args, { cwd: root, env, preferLocal: true, stdin: 'ignore', stdout: 2, stderr: 2 });
}

/** An error in one sentence, without its trace. */
export function sentence(error: unknown): string {
  const failed = error as { shortMessage?: string; message?: string };
  return failed.shortMessage ?? failed.message ?? String(error);
}

/** Runs `main` as a command: one sentence and exit status 1 where it fails, never a stack trace. */
export function command(main: () => Promise<void>): void {
  main().catch((error: unknown) => {
    console.error(sentence(error));
    process.exit(1);
  });
}
