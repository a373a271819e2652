import { quantityOf, toText, type BotConfig, type Strategy } from '@bot/core';
import { btc, opinionated, testConfig } from '../testing/fixtures';
import { givenTrading, type EngineUnderTest, type Given } from '../testing/given';

const offer = (engine: EngineUnderTest, change: Partial<BotConfig>): void =>
  void engine.when({ type: 'ConfigOffered', reloadId: 'reload-1', config: { ...engine.state.config, ...change } });
const dueIn = ({ state, now }: EngineUnderTest, task: 'Guards' | 'Metrics'): number | null => {
  const at = state.view.tasks.get(task) ?? null;
  return at === null ? null : at - now;
};
const tasks = (guardsMs: number) => ({ tasks: { ...testConfig.tasks, guardsMs } });

describe('a duty whose interval changes', () => {
  it('comes when it was to come when that is sooner', () => {
    const engine = givenTrading({ config: tasks(60_000) });
    offer(engine, tasks(3_600_000));
    expect(dueIn(engine, 'Guards')).toBe(60_000);
    offer(engine, tasks(30_000));
    expect(dueIn(engine, 'Guards')).toBe(30_000);
  });

  it('is not begun a second time while it is carried out', () => {
    const engine = givenTrading({ config: tasks(60_000) });
    expect(engine.woke(60_000).commands).toContainEqual({ type: 'RunTask', task: 'Guards' });
    offer(engine, tasks(1_000));
    expect(dueIn(engine, 'Guards')).toBeNull();
  });
});

describe('the window of prices', () => {
  const prices = ({ state }: EngineUnderTest) =>
    (state.view.marks.get('BTC-USD')?.newest(99) ?? []).map(({ price }) => toText(price));

  it('keeps the newest when it becomes smaller, in their order', () => {
    const engine = givenTrading();
    ['101', '102', '103'].forEach((price) => engine.sampled(1_000, price));
    offer(engine, { markWindowSize: 2 });
    expect(prices(engine)).toEqual(['102', '103']);
    engine.sampled(1_000, '104');
    expect(prices(engine)).toEqual(['103', '104']);
  });
});

describe('strategies', () => {
  /** A new one each time that strategies are made. */
  const made = (): readonly Strategy[] => [opinionated('MovingAverageCrossover', () => null)];
  const remembers = ({ state }: EngineUnderTest): boolean =>
    state.view.memories.get('BTC-USD')?.has('MovingAverageCrossover') ?? false;
  const givenMade = (options: Given = {}): EngineUnderTest => {
    const engine = givenTrading({ ...options, strategies: made });
    engine.sampled(1_000, '100');
    return engine;
  };

  it.each<[string, Partial<BotConfig>, boolean]>([
    ['whether it may be short', { limits: { ...testConfig.limits, allowShorts: false } }, false],
    ['its own settings', { strategy: { ...testConfig.strategy, shortWindow: 1 } }, false],
    [
      'a limit that they know nothing of',
      { limits: { ...testConfig.limits, positionCaps: { 'BTC-USD': quantityOf('1') } } },
      true,
    ],
  ])('go on with what they know or begin anew when there is other: %s', (_, change, isKept) => {
    const engine = givenMade();
    expect(remembers(engine)).toBe(true);
    offer(engine, change);
    expect([remembers(engine), engine.state.view.cold.size]).toEqual([isKept, isKept ? 0 : 1]);
  });

  it('that begin anew have not failed before', () => {
    const engine = givenMade();
    engine.state.view.strategyFailures.set('MovingAverageCrossover', 2);
    offer(engine, { limits: { ...testConfig.limits, allowShorts: false } });
    expect(engine.state.view.strategyFailures.size).toBe(0);
  });
});

it('a price that is to be younger from now on is looked at at once', () => {
  const engine = givenTrading();
  engine.now += 30_000;
  offer(engine, { limits: { ...testConfig.limits, maxMarkAgeMs: 10_000 } });
  expect(engine.woke(0).payload('ModeChanged')).toMatchObject({ scope: btc.instrumentId, cause: 'FeedStale' });
});
