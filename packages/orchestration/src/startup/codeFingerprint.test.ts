import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { codeFingerprint, fingerprintOf } from './codeFingerprint';

const folder = mkdtempSync(join(tmpdir(), 'bot-code-'));
afterAll(() => rmSync(folder, { recursive: true }));
const write = (name: string, text: string): void => writeFileSync(join(folder, name), text);
const fingerprint = (): string => fingerprintOf(() => [folder]);

beforeAll(() => {
  mkdirSync(join(folder, 'state'));
  mkdirSync(join(folder, 'testing'));
  write('evolve.ts', 'one');
  write('state/ledger.ts', 'two');
});

it('is the same for the same code, and says which that is', () => {
  expect(codeFingerprint()).toMatch(/^[0-9a-f]{64}$/);
  expect(codeFingerprint()).toBe(codeFingerprint());
  expect(fingerprint()).toBe(fingerprint());
});

it.each([
  ['changed', () => write('state/ledger.ts', 'three')],
  ['added', () => write('state/modes.js', '')],
  ['removed', () => rmSync(join(folder, 'state/ledger.ts'))],
])('is another when a file is %s', (_, change) => {
  const before = fingerprint();
  change();
  expect(fingerprint()).not.toBe(before);
});

it('is the same when a test or a note changes', () => {
  const before = fingerprint();
  for (const name of ['evolve.test.ts', 'testing/given.ts', 'evolve.d.ts', 'notes.md']) write(name, 'new');
  expect(fingerprint()).toBe(before);
});

it('is like no other where there are no files', () => {
  const unknown = () => fingerprintOf(() => [join(folder, 'bundle')]);
  expect(unknown()).not.toBe(unknown());
});
