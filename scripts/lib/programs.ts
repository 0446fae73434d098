import { existsSync } from 'node:fs';
import { execa } from 'execa';

/** Where Debian's packages put the programs that lint and tests need beside PHP and the database. */
const programs = {
  composer: { path: '/usr/bin/composer', package: 'composer' },
  chromium: { path: process.env['CHROMIUM'] ?? '/usr/bin/chromium', package: 'chromium' },
};

/** Installs what is missing where it may (Debian, as root), else says what to type. */
export async function ensurePrograms(names: (keyof typeof programs)[]): Promise<void> {
  const missing = names.filter((name) => !existsSync(programs[name].path)).map((name) => programs[name].package);
  if (missing.length === 0) return;
  const install = ['install', '--yes', '--no-install-recommends', ...missing];
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    throw new Error(`This needs ${missing.join(', ')}; type: sudo apt-get ${install.join(' ')}`);
  }
  console.error(`Installing ${missing.join(', ')} with apt-get…`);
  const options = { env: { DEBIAN_FRONTEND: 'noninteractive' }, stdin: 'ignore', stdout: 2, stderr: 2 } as const;
  // A package source that is down must not stop us: the lists here may be good enough.
  await execa('apt-get', ['update', '-qq'], { ...options, reject: false });
  await execa('apt-get', ['-qq', ...install], options);
}
