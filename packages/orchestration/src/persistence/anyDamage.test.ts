import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isEventStoreError, type NewStoredEvent } from '@bot/core';
import { openSqliteEventStore } from './openSqliteEventStore';

/**
 * Real files, damaged in every way that a disk knows, at many places. Whatever is done to them: the store is refused, or it
 * holds exactly what was acknowledged. Nothing else is ever read, and the next append fails in good order or is kept.
 */
const said = (n: number): NewStoredEvent => ({
  ...{ type: 'Said', v: 1, at: n, causationId: 'c', correlationId: 'd' },
  payload: { text: `event ${n} `.repeat(1 + (n % 40)) },
});
const told = Array.from({ length: 60 }, (_, index) => said(index + 1));
const asRead = JSON.stringify(told.map((event, index) => ({ seq: index + 1, ...event })));

const folder = mkdtempSync(join(tmpdir(), 'bot-damage-'));
const path = join(folder, 'bot.db');
const parts = ['', '-wal', '-shm', '.head'] as const;
type Part = (typeof parts)[number];
const intact = new Map<Part, Buffer>();

/** A store of a killed writer: the first half is in the database, the second only in the log. */
beforeAll(async () => {
  const origin = join(folder, 'origin.db');
  const first = openSqliteEventStore({ path: origin });
  for (const event of told.slice(0, 30)) await first.append([event]);
  await first.close();
  const second = openSqliteEventStore({ path: origin });
  for (const event of told.slice(30)) await second.append([event]);
  for (const part of parts) {
    copyFileSync(`${origin}${part}`, `${path}${part}`);
    intact.set(part, readFileSync(`${path}${part}`));
  }
  await second.close();
});
afterAll(() => rmSync(folder, { recursive: true }));

function lay(damaged: Part | undefined, bytes: Buffer): void {
  for (const part of [...parts, '.lock', '-journal']) rmSync(`${path}${part}`, { force: true });
  for (const [part, whole] of intact) writeFileSync(`${path}${part}`, part === damaged ? bytes : whole);
}

const bytesOf = (part: Part): Buffer => Buffer.from(intact.get(part) ?? Buffer.alloc(0));

/** How it ended; throws when anything was read that was not written. */
async function outcome(): Promise<'Refused' | 'Harmless' | 'AppendRefused'> {
  let store: ReturnType<typeof openSqliteEventStore>;
  try {
    store = openSqliteEventStore({ path });
  } catch (error) {
    expect(isEventStoreError(error)).toBe(true);
    return 'Refused';
  }
  try {
    expect(JSON.stringify([...store.read()])).toBe(asRead);
    await store.append([said(61)]);
    expect([...store.read()].at(-1)).toEqual({ seq: 61, ...said(61) });
    return 'Harmless';
  } catch (error) {
    if (!isEventStoreError(error)) throw error;
    return 'AppendRefused';
  } finally {
    await store.close();
  }
}

async function every(part: Part, change: (bytes: Buffer, at: number) => Buffer, places: number): Promise<Set<string>> {
  const { length } = bytesOf(part);
  const step = Math.max(1, Math.floor(length / places));
  const seen = new Set<string>();
  for (let at = 0; at < length; at += step) {
    lay(part, change(bytesOf(part), at));
    seen.add(await outcome());
  }
  return seen;
}

const flip = (bytes: Buffer, at: number): Buffer => (
  bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << (at % 8)), at),
  bytes
);
const cut = (bytes: Buffer, at: number): Buffer => bytes.subarray(0, at);
const zero = (bytes: Buffer, at: number): Buffer => bytes.fill(0, at, Math.min(at + 512, bytes.length));

it('as it lies it is whole', async () => {
  lay(undefined, Buffer.alloc(0));
  expect(existsSync(`${path}-wal`)).toBe(true);
  expect(await outcome()).toBe('Harmless');
});

describe.each<[string, typeof flip, number]>([
  ['a bit is flipped', flip, 67],
  ['the end is cut off', cut, 23],
  ['a sector is zero', zero, 23],
])('when %s', (_, change, places) => {
  it.each<Part>(['', '-wal'])('in bot.db%s, nothing but what was written is read', async (part) => {
    expect(await every(part, change, places)).toContain('Refused');
  });

  it.each<Part>(['-shm', '.head'])('in bot.db%s, nothing is lost', async (part) => {
    expect([...(await every(part, change, places))]).toEqual(['Harmless']);
  });
});
