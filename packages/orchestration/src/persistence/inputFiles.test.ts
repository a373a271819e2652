import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openInputFiles, pruneInputs, readInputs } from './inputFiles';

const DAY_MS = 86_400_000;
let folder: string;
let now: number;
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'bot-inputs-')), 'inputs');
  now = Date.UTC(2026, 0, 5, 12);
});
afterEach(() => rmSync(join(folder, '..'), { recursive: true }));

const opened = (bounds: { keepDays?: number; maxBytes?: number } = {}) =>
  openInputFiles({ folder, keepDays: 2, maxBytes: 1_000_000, now: () => now, ...bounds });
const record = (afterSeq: number, events = 1, text = 'x') => ({ afterSeq, events, inputs: [{ type: 'Woke', text }] });
const kept = (): number[] => [...readInputs(folder)].map(({ afterSeq }) => afterSeq);

it('reads what was written, oldest first, over processes and days', () => {
  for (const seq of [1, 2]) {
    const log = opened();
    log.write({ ...record(seq), began: { profile: 'dev' } });
    log.write(record(seq + 10));
    log.close();
  }
  now += DAY_MS;
  const log = opened();
  log.write(record(3));
  log.close();
  expect(kept()).toEqual([1, 11, 2, 12, 3]);
  expect(readdirSync(folder)).toEqual([
    ...['2026-01-05-000001.jsonl', '2026-01-05-000002.jsonl', '2026-01-06-000001.jsonl'],
  ]);
  expect([...readInputs(folder)][0]).toEqual({ ...record(1), began: { profile: 'dev' } });
});

it('writes a turn with events at once, and quiet turns together', () => {
  const log = opened();
  log.write(record(0, 0));
  expect(kept()).toEqual([]);
  log.write(record(0, 1));
  expect(kept()).toEqual([0, 0]);
  log.write(record(1, 0, 'x'.repeat(70_000)));
  expect(kept()).toEqual([0, 0, 1]);
  log.write(record(1, 0));
  log.close();
  expect(kept()).toEqual([0, 0, 1, 1]);
});

it('begins a new file with the day', () => {
  const log = opened();
  log.write(record(1));
  now += DAY_MS;
  log.write(record(2));
  log.close();
  expect(readdirSync(folder)).toHaveLength(2);
});

it('keeps no more days and no more bytes than it may', () => {
  for (let day = 0; day < 5; day++, now += DAY_MS) {
    const log = opened();
    log.write(record(day));
    log.close();
  }
  expect(kept()).toEqual([2, 3, 4]);

  const log = opened({ maxBytes: 8_000 });
  for (let seq = 10; seq < 100; seq++) log.write(record(seq, 1, 'x'.repeat(300)));
  log.close();
  const bytes = readdirSync(folder).map((name) => readFileSync(join(folder, name)).length);
  expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(8_000);
  expect(kept().at(-1)).toBe(99);
  expect(kept().length).toBeGreaterThan(10);
});

it('says what it has removed', () => {
  const log = opened();
  log.write(record(1));
  log.close();
  const { size } = { size: readFileSync(join(folder, '2026-01-05-000001.jsonl')).length };
  expect(pruneInputs(folder, { keepDays: 0, maxBytes: 0, now: () => now })).toEqual({ files: 1, bytes: size });
  expect(pruneInputs(join(folder, 'none'), { keepDays: 0, maxBytes: 0, now: () => now })).toEqual({
    files: 0,
    bytes: 0,
  });
});

it('never takes a torn or changed line for a record', () => {
  const log = opened();
  for (const seq of [1, 2, 3]) log.write(record(seq));
  log.close();
  const path = join(folder, '2026-01-05-000001.jsonl');
  const intact = readFileSync(path);
  const whole = JSON.stringify([...readInputs(folder)]);
  for (let at = 0; at < intact.length; at++) {
    const damaged = Buffer.from(intact);
    damaged.writeUInt8(damaged.readUInt8(at) ^ 1, at);
    writeFileSync(path, damaged);
    for (const read of readInputs(folder)) expect(whole).toContain(JSON.stringify(read));
    expect(kept().length).toBeLessThan(3);
    writeFileSync(path, intact.subarray(0, at));
    for (const read of readInputs(folder)) expect(whole).toContain(JSON.stringify(read));
  }
});
