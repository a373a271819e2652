import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StoredEvent } from '@bot/core';
import { openInputFiles, openSqliteEventStore } from '@bot/orchestration';
import { runFolder } from './stores/runFolder';
import { newFolder } from './testing/barFiles';
import { callMain } from './testing/callMain';

/** Two logs, and inputs that led to the bot's. */
async function givenLogs() {
  const folder = join(newFolder(), 'run');
  mkdirSync(folder);
  const files = runFolder(folder);
  for (const path of [files.bot, files.venue]) {
    const store = openSqliteEventStore({ path });
    for (let n = 1; n <= 12; n++) await store.append([said(n)]);
    await store.close();
  }
  const inputs = openInputFiles({
    folder: files.inputs,
    keepDays: 9,
    maxBytes: 10_000,
    now: () => Date.UTC(2026, 0, 5),
  });
  for (let n = 1; n <= 12; n++) inputs.write({ afterSeq: n - 1, events: 1, inputs: [{ type: 'Woke', at: n }] });
  inputs.close();
  return { folder, files };
}
const said = (n: number) => ({
  ...{ type: 'AlertRaised', v: 1, at: n, causationId: 'Woke', correlationId: '' },
  payload: { message: `call ${n} with Bearer abcdef`, apiKey: 'hush' },
});
const linesOf = (text: string): StoredEvent[] =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as StoredEvent);
const seqsOf = (text: string): number[] => linesOf(text).map(({ seq }) => seq);

describe('bot store export', () => {
  it('writes the events to stdout, without secrets', async () => {
    const { folder } = await givenLogs();
    const { code, stdout } = await callMain(['store', 'export', '--store', folder]);
    expect(code).toBe(0);
    expect(seqsOf(stdout)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    expect(linesOf(stdout)[0]).toEqual({
      seq: 1,
      ...said(1),
      payload: { message: 'call 1 with Bearer [hidden]', apiKey: '[hidden]' },
    });
  });

  it('writes a part of them to a file', async () => {
    const { folder } = await givenLogs();
    const out = join(folder, 'part.jsonl');
    const part = ['store', 'export', '--store', folder, '--from', '3', '--to', '5', '--out', out];
    expect((await callMain(part)).stdout).toBe(`3 lines in ${out}\n`);
    expect(seqsOf(readFileSync(out, 'utf8'))).toEqual([3, 4, 5]);
    expect((await callMain([...part, '--json'])).envelope().data).toEqual({ log: 'events', path: out, count: 3 });
    expect(existsSync(`${out}.part`)).toBe(false);
  });

  it('writes the inputs that led to a part of them, and the events of the venue', async () => {
    const { folder } = await givenLogs();
    const inputs = await callMain([
      'store',
      'export',
      '--store',
      folder,
      '--log',
      'inputs',
      '--from',
      '3',
      '--to',
      '4',
      '--json',
    ]);
    expect(inputs.envelope<{ lines: { afterSeq: number }[] }>().data.lines.map(({ afterSeq }) => afterSeq)).toEqual([
      2, 3,
    ]);
    const venue = await callMain(['store', 'export', '--store', folder, '--log', 'venue', '--json']);
    expect(venue.envelope().data).toMatchObject({ log: 'venue', count: 12 });
  });

  it.each([
    ['a number that is none', ['--from', '0'], 'InvalidUsage', 2],
    ['a log that is none', ['--log', 'secrets'], 'InvalidUsage', 2],
    ['a file in no folder', ['--out', '/nowhere/at/all'], 'ExportNotWritable', 2],
    ['a folder in place of a file', ['--out', '/'], 'ExportNotWritable', 2],
  ])('refuses %s', async (_, args, error, exit) => {
    const { folder } = await givenLogs();
    const call = await callMain(['store', 'export', '--store', folder, ...args, '--json']);
    expect([call.code, call.envelope().error.code]).toEqual([exit, error]);
  });

  it('of no store says so', async () => {
    const call = await callMain(['store', 'export', '--store', newFolder(), '--json']);
    expect(call.envelope().error.code).toBe('StoreMissing');
  });
});

describe('bot store compact', () => {
  it('packs both logs and says by how much', async () => {
    const { folder, files } = await givenLogs();
    const call = await callMain(['store', 'compact', '--store', folder, '--keep-inputs-days', '0', '--json']);
    const { logs } = call.envelope<{
      logs: { log: string; events: number; bytesBefore: number; bytesAfter: number }[];
    }>().data;
    expect(logs.map(({ log, events }) => [log, events])).toEqual([
      ['bot', 12],
      ['venue', 12],
    ]);
    for (const { bytesBefore, bytesAfter } of logs) expect(bytesAfter).toBeLessThanOrEqual(bytesBefore);
    expect((await callMain(['store', 'verify', '--store', folder])).code).toBe(0);
    expect(readdirSync(files.inputs)).toEqual([]);
    const again = await callMain(['store', 'compact', '--store', folder]);
    expect(again.stdout).toMatch(/^bot {4}12 events, \d+ bytes before, \d+ after\nvenue {2}12 events/);
  });

  it('refuses while a bot runs, and a number of days that is none', async () => {
    const { folder, files } = await givenLogs();
    const running = openSqliteEventStore({ path: files.bot });
    const call = await callMain(['store', 'compact', '--store', folder, '--json']);
    expect([call.code, call.envelope().error.code]).toEqual([3, 'StoreLocked']);
    await running.close();
    const days = await callMain(['store', 'compact', '--store', folder, '--keep-inputs-days', '-1', '--json']);
    expect(days.envelope().error.code).toBe('InvalidUsage');
  });
});

it.each(['verify', 'export', 'compact'])('bot store %s shows examples', async (name) => {
  expect((await callMain(['store', name, '--help'])).stdout).toContain(`bot store ${name} --store ./paper`);
});
