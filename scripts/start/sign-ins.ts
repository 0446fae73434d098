import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Store } from '../../test/store/store.js';

/**
 * Gives a few of the sample's customers a password to try. Accounts are made without one that anybody knows, so this is
 * what the customer would do through "Lost your password?". The password is drawn once for each data folder.
 */
export async function giveSamplePasswords(store: Store, dataDir: string, emails: string[]): Promise<string> {
  const file = join(dataDir, 'sample-password');
  if (existsSync(file)) return readFileSync(file, 'utf8');
  const password = randomBytes(6).toString('base64url');
  await store.php(
    `foreach ( json_decode( base64_decode( '${Buffer.from(JSON.stringify(emails)).toString('base64')}' ) ) as $email ) {
      $user = get_user_by( 'email', $email );
      if ( $user ) { wp_set_password( '${password}', $user->ID ); }
    }`,
  );
  writeFileSync(file, password, { mode: 0o600 });
  return password;
}
