import { silentLogger } from '@bot/core';
import { resolveConfig } from '@bot/orchestration';
import { createMemoryEventStore, createVirtualClock, withFaultyOutcomes } from '@bot/simulation';
import { syntheticMarket } from '../market/syntheticMarket';
import { beginning, bought, memoryLog } from '../testing/sampleLog';
import { runVirtualDay } from './virtualDay';

const HOUR_MS = 3_600_000;
const { config } = resolveConfig({ profile: 'demo', env: {}, flags: { '--symbols': 'BTC-USD' } });

const day = (change: Partial<Parameters<typeof runVirtualDay>[0]> = {}) =>
  runVirtualDay({
    ...{ config, market: syntheticMarket(['BTC-USD']), seed: '1', spanMs: HOUR_MS, speed: null },
    ...{ botStore: createMemoryEventStore(), logger: silentLogger },
    ...change,
  });

describe('runVirtualDay', () => {
  it('takes a sample a minute and tells how far it is', async () => {
    const told: number[] = [];
    const { series, from, to } = await day({ progressed: (part) => told.push(part) });
    expect(to - from).toBe(HOUR_MS);
    const minutes = series.map(({ at }) => (at - from) / 60_000);
    // The first when the bot has started, the last just before the end.
    expect(minutes.slice(1, -1)).toEqual(Array.from({ length: 59 }, (_, index) => index + 1));
    expect([Math.floor(minutes[0] ?? -1), Math.floor(minutes.at(-1) ?? -1)]).toEqual([0, 59]);
    expect(series.map(({ prices }) => [...prices.keys()]).at(-1)).toEqual(['BTC-USD']);
    expect(series[0]?.equity).toBe(10_000);
    expect(told).toHaveLength(60);
    expect(told.at(-1)).toBe(1);
    expect(told).toEqual([...told].sort((a, b) => a - b));
  });

  it('ends with the error when the log cannot be written', async () => {
    const clock = createVirtualClock({ startAt: 0 });
    for (const n of [2, 5]) {
      const botStore = withFaultyOutcomes(createMemoryEventStore(), { clock, script: { [n]: 'Full' } });
      await expect(day({ botStore })).rejects.toMatchObject({ code: 'StoreFull' });
      expect(botStore.pending()).toEqual([]);
    }
  });

  it('gives up waiting for an order that nobody answers, and says what differs', async () => {
    const botStore = await memoryLog([...beginning, ...bought.slice(0, 2)]);
    const { checks } = await day({ botStore, spanMs: HOUR_MS / 60 });
    expect(checks).toMatchObject({ cashConserved: true, positionsMatchFills: true, venueMatchesBot: false });
  });
});
