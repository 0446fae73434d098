/** The two files of an ERP of some size: two and a half contacts a customer. */
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';

export const contactsEach = 2.5;

export async function exportCustomers(folder: string, count: number): Promise<void> {
  await write(join(folder, 'customers.csv'), customers(count));
  await write(join(folder, 'contacts.csv'), contacts(count * contactsEach));
}

async function write(file: string, lines: Iterable<string>): Promise<void> {
  const out = createWriteStream(file);
  for (const line of lines) if (!out.write(`${line}\r\n`)) await once(out, 'drain');
  out.end();
  await once(out, 'close');
}

function* customers(count: number): Generator<string> {
  yield 'code;raison sociale;nom;e-mail;téléphone;actif;adresse 1;code postal;ville;pays';
  for (let n = 0; n < count; n += 1)
    yield `CL${String(n)};Maison ${String(n)};Durand;c${String(n)}@example.com;01 02 03 04 05;oui;${String(n)} rue Haute;75001;Paris;France`;
}

function* contacts(count: number): Generator<string> {
  yield 'id;code client;prénom;nom;e-mail;web';
  for (let n = 0; n < count; n += 1)
    yield `K${String(n)};CL${String(Math.floor(n / contactsEach))};Zoé;Martin;k${String(n)}@example.com;oui`;
}
