import { notionalOf, type JsonValue, type StoredEvent } from '@bot/core';
import { createMemoryEventStore } from '@bot/simulation';
import { buy, testConfig } from '../engine/testing/fixtures';
import type { InputLog, InputRecord } from '../persistence/inputLog';
import { encodeStructure } from '../persistence/structuralCodec';
import type { Disturbance } from '../runtime/testing/disturbance';
import { spotDayStrategies } from '../runtime/testing/days/spotDay';
import { representativeRun, type RepresentativeRun } from '../runtime/testing/representativeRun';
import { createSmallWorld } from '../runtime/testing/smallWorld';
import { replayInputs, type ReplayedTurn } from './replayInputs';

/** Inputs in memory, through JSON text as in a file. */
function memoryInputs(): InputLog & { readonly lines: string[] } {
  const lines: string[] = [];
  return { lines, write: (record) => void lines.push(JSON.stringify(record)), close: () => undefined };
}
const recordsOf = (lines: readonly string[]): InputRecord[] => lines.map((line) => JSON.parse(line) as InputRecord);

async function givenRun(disturbance?: Disturbance) {
  const inputs = memoryInputs();
  const run = await representativeRun(disturbance, { inputs });
  return { run, lines: inputs.lines };
}
function replayed({ memory }: RepresentativeRun, records: Iterable<InputRecord>): ReplayedTurn[] {
  const events = memory.events();
  const store = { lastSeq: events.length, read: (after = 0): readonly StoredEvent[] => events.slice(after) };
  return [...replayInputs({ records, store, strategies: spotDayStrategies })];
}
const eventsOf = (turns: readonly ReplayedTurn[]) =>
  turns.flatMap((turn) => (turn.kind === 'Decided' ? turn.events : []));
const said = (events: readonly object[]): string => JSON.stringify(events);
const withoutSeq = (events: readonly StoredEvent[]) => events.map(({ seq: _, ...event }) => event);

describe('the inputs of a run, decided again', () => {
  it('give its log, byte for byte, over a restart too', async () => {
    const { run, lines } = await givenRun();
    expect(run.starts).toBe(2);
    const turns = replayed(run, recordsOf(lines));
    expect(turns.every(({ kind }) => kind === 'Decided')).toBe(true);
    expect(said(eventsOf(turns))).toBe(said(withoutSeq(run.memory.events())));
  });

  it.each<Disturbance>([
    { at: 'Append', n: 12, outcome: 'Lost' },
    { at: 'Append', n: 12, outcome: 'DurableNotAcknowledged' },
    { at: 'Event', n: 20, again: 2 },
    { at: 'Command', n: 9, how: 'KillAfter' },
  ])('give its log after %j', async (disturbance) => {
    const { run, lines } = await givenRun(disturbance);
    expect(run.starts).toBeGreaterThan(2);
    expect(said(eventsOf(replayed(run, recordsOf(lines))))).toBe(said(withoutSeq(run.memory.events())));
  });

  it('show where the decisions of today are others', async () => {
    const { run, lines } = await givenRun();
    const [first, ...rest] = recordsOf(lines);
    const other = encodeStructure({
      ...testConfig,
      instrumentIds: ['BTC-USD', 'ETH-USD'],
      limits: { ...testConfig.limits, reduceOnly: true },
    });
    const turns = replayed(run, [{ ...(first as InputRecord), began: other as JsonValue }, ...rest.slice(0, 40)]);
    expect(said(eventsOf(turns))).not.toBe(said(withoutSeq(run.memory.events()).slice(0, eventsOf(turns).length)));
  });

  it('say where some are missing, and go on with the next process', async () => {
    const { run, lines } = await givenRun();
    const records = recordsOf(lines);
    const lost = records.findIndex(({ events, began }, at) => at > 10 && events > 0 && began === undefined);
    const turns = replayed(
      run,
      records.filter((_, at) => at !== lost),
    );
    expect(turns.filter(({ kind }) => kind === 'Gap')).toEqual([{ kind: 'Gap', afterSeq: records[lost]?.afterSeq }]);
    const second = records.filter(({ began }) => began !== undefined).at(-1)?.afterSeq ?? 0;
    const after = turns.filter(({ kind, afterSeq }) => kind === 'Decided' && afterSeq >= second);
    expect(said(eventsOf(after))).toBe(said(withoutSeq(run.memory.events().slice(second))));
  });

  it('of a build that did not ask what the key may do are decided as it did', async () => {
    const { run, lines } = await givenRun();
    const permissions = /"permissions":\{[^}]*\},?/g;
    expect(lines.some((line) => permissions.test(line))).toBe(true);
    const older = lines.map((line) => line.replaceAll(permissions, ''));
    expect(said(eventsOf(replayed(run, recordsOf(older))))).toBe(said(withoutSeq(run.memory.events())));
  });

  it('begin in the middle when the older ones were removed', async () => {
    const { run, lines } = await givenRun();
    const records = recordsOf(lines);
    const from = records.findLastIndex(({ began }) => began !== undefined);
    const turns = replayed(run, records.slice(from - 3));
    expect(said(eventsOf(turns))).toBe(said(withoutSeq(run.memory.events().slice(records[from]?.afterSeq))));
  });

  it('give its log where another configuration was taken over, and where one was refused', async () => {
    const inputs = memoryInputs();
    const { kernel, startedBot } = createSmallWorld({ inputs });
    const store = createMemoryEventStore();
    const bot = await startedBot(store);
    const small = { ...testConfig, limits: { ...testConfig.limits, maxTradeValueUsd: notionalOf('50') } };
    bot.reload(() => ({ ...small, cycleIntervalMs: 7 }));
    bot.reload(() => small);
    bot.submit(buy('1'));
    await kernel.run(bot.stop());
    const turns = [...replayInputs({ records: recordsOf(inputs.lines), store, strategies: [] })];
    expect(eventsOf(turns).map(({ type }) => type)).toEqual(
      expect.arrayContaining(['ConfigRejected', 'ConfigChanged', 'OrderDenied']),
    );
    expect(said(eventsOf(turns))).toBe(said(withoutSeq(store.events())));
  });
});
