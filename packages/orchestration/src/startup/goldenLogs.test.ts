import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StoredEvent } from '@bot/core';
import { encodeStructure } from '../persistence/structuralCodec';
import { foldLog, recordedEvents } from './foldLog';
import { logSchema } from './upcast';

const folder = join(__dirname, 'golden');
const releases = readdirSync(folder).flatMap((name) => (name.endsWith('.jsonl') ? [name.slice(0, -6)] : []));
const textOf = (file: string): string => readFileSync(join(folder, file), 'utf8');
const eventsOf = (release: string): StoredEvent[] =>
  textOf(`${release}.jsonl`)
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as StoredEvent);
const expectationOf = (release: string) =>
  JSON.parse(textOf(`${release}.json`)) as { readonly types: readonly string[]; readonly ledger: object };

it('there is a log of every release', () => {
  expect(releases).toContain('0.1.0');
});

describe.each(releases)('the log of release %s', (release) => {
  const store = { read: (afterSeq = 0) => eventsOf(release).filter(({ seq }) => seq > afterSeq) };

  it('means today what it meant then', () => {
    // New parts of the ledger are no change of what an old log means.
    expect(encodeStructure(foldLog(store))).toMatchObject(expectationOf(release).ledger);
  });

  it('has every type of event that its build could write', () => {
    const types = new Set([...recordedEvents(store)].map(({ type }) => type));
    expect([...types].sort()).toEqual(expectationOf(release).types);
  });
});

it('every version since the first has its step', () => {
  for (const [type, version] of Object.entries(logSchema.versions)) {
    expect([type, logSchema.steps[type]?.length ?? 0]).toEqual([type, version - 1]);
  }
});
