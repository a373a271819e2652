import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StoredEvent } from '@bot/core';
import { encodeStructure } from '../persistence/structuralCodec';
import { representativeRun } from '../runtime/testing/representativeRun';
import { foldLog, recordedEvents } from './foldLog';
import { logSchema } from './upcast';

const folder = join(__dirname, 'golden');
const releases = readdirSync(folder).flatMap((name) => (name.endsWith('.jsonl') ? [name.slice(0, -6)] : []));
const textOf = (file: string): string => readFileSync(join(folder, file), 'utf8');
const linesOf = (text: string): StoredEvent[] =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as StoredEvent);
const expectationOf = (release: string) =>
  JSON.parse(textOf(`${release}.json`)) as { readonly types: readonly string[]; readonly ledger: object };

it('there is a log of every release', () => {
  expect(releases).toContain('0.1.0');
});

describe.each(releases)('the log of release %s', (release) => {
  const store = { read: (afterSeq = 0) => linesOf(textOf(`${release}.jsonl`)).filter(({ seq }) => seq > afterSeq) };

  it('means today what it meant then', () => {
    // New parts of the ledger are no change of what an old log means.
    expect(encodeStructure(foldLog(store))).toMatchObject(expectationOf(release).ledger);
  });

  it('has every type of event that its build could write', () => {
    const types = new Set([...recordedEvents(store)].map(({ type }) => type));
    expect([...types].sort()).toEqual(expectationOf(release).types);
  });
});

it('the representative run can be kept as the log of a release', async () => {
  const events = (await representativeRun()).memory.events();
  const text = events.map((event) => `${JSON.stringify(event)}\n`).join('');
  const read = linesOf(text);
  const ledger = encodeStructure(foldLog({ read: () => read }));
  const types = [...new Set(read.map(({ type }) => type))].sort();
  const missing = Object.keys(logSchema.versions).filter((type) => !types.includes(type));
  expect(ledger).toMatchObject({ lastSeq: events.length });
  // Once for each release, by hand: see the README of the folder.
  const release = process.env['BOT_GOLDEN'];
  if (release === undefined) return;
  writeFileSync(join(folder, `${release}.jsonl`), text);
  writeFileSync(join(folder, `${release}.json`), `${JSON.stringify({ missing, types, ledger }, null, 2)}\n`);
});

it('every version since the first has its step', () => {
  for (const [type, version] of Object.entries(logSchema.versions)) {
    expect([type, logSchema.steps[type]?.length ?? 0]).toEqual([type, version - 1]);
  }
});
