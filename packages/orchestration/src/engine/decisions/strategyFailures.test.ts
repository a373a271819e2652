import { notionalOf, ratioOf, type Signal, type Strategy } from '@bot/core';
import { opinionated, quoteAt, testConfig } from '../testing/fixtures';
import { given, givenTrading, started, venueLoaded, type EngineUnderTest } from '../testing/given';
import { signalProblem } from './signalProblem';

const strategies = { ...testConfig.strategies, pauseAfterFailures: 3 };

/** Throws at the samples that are named; the first one after the start is number 2. */
const clumsy = (
  where: 'observe' | 'decide',
  fails: (nth: number) => boolean,
  error: unknown = new Error('oops'),
): Strategy => {
  const sound = opinionated('Clumsy', () => null);
  return {
    ...sound,
    observe(memory, quote) {
      const next = sound.observe(memory, quote);
      if (where === 'observe' && fails(Math.round((quote.at % 86_400_000) / 1_000) + 1)) throw error;
      return next;
    },
    decide(memory) {
      if (where === 'decide' && fails(Number(memory))) throw error;
      return null;
    },
  };
};
const sibling = opinionated('Sibling', (samples) => (samples === 3 ? { action: 'Buy' } : null));

const givenClumsy = (...args: Parameters<typeof clumsy>): EngineUnderTest =>
  givenTrading({ strategies: [clumsy(...args), sibling], config: { strategies } });
/** What happened at each of so many samples, but for the day. */
const typesOf = (engine: EngineUnderTest, samples: number): readonly (readonly string[])[] =>
  Array.from({ length: samples }, () => engine.sampled(1_000, '100').types.filter((type) => type !== 'DayOpened'));

describe.each(['observe', 'decide'] as const)('a strategy that throws when it is to %s', (where) => {
  it('loses its opinion and nothing else: its sibling trades, the operator hears of it once', () => {
    const engine = givenClumsy(where, (nth) => nth >= 2);
    const first = engine.sampled(1_000, '100');
    expect(first.payload('StrategyFailed')).toEqual({ strategyId: 'Clumsy', instrumentId: 'BTC-USD', error: 'oops' });
    expect(first.payload('AlertRaised')).toMatchObject({ code: 'StrategyFailed', subject: 'Clumsy' });
    const second = engine.sampled(1_000, '100');
    expect(second.types).toEqual(['StrategyFailed', 'SignalsAggregated', 'OrderSubmitted', 'SubmitAttempted']);
    expect(second.payload('OrderSubmitted')?.strategyId).toBe('Sibling');
  });

  it('too often in a row is not asked again until the next start', () => {
    const engine = givenClumsy(where, (nth) => nth >= 4);
    const [, , ...after] = typesOf(engine, 7);
    expect(after).toEqual([
      ['StrategyFailed', 'AlertRaised'],
      ['StrategyFailed'],
      ['StrategyFailed', 'AlertRaised'],
      [],
      [],
    ]);
    const alerts = engine.log.flatMap(({ type, payload }) => (type === 'AlertRaised' ? [payload] : []));
    expect(alerts.map(({ code, severity }) => `${code} ${severity}`)).toEqual([
      'StrategyFailed Warning',
      'StrategyPaused Critical',
    ]);
  });

  it('now and then goes on', () => {
    const engine = givenClumsy(where, (nth) => nth % 3 !== 0);
    const failures = typesOf(engine, 8).map((types) => types.includes('StrategyFailed'));
    expect(failures).toEqual([true, false, true, true, false, true, true, false]);
  });
});

it('a failure in the warm-up costs the memory, not the start', () => {
  const engine = given({ strategies: [clumsy('observe', () => true), sibling], config: { strategies } });
  engine.when(started);
  const { bid: price, bidSize: volume, at } = quoteAt(engine.now, '100');
  const prices = { open: price, high: price, low: price, close: price, volume };
  const candle = { instrumentId: 'BTC-USD', openedAt: at - 60_000, durationMs: 60_000, ...prices };
  engine.when({ ...venueLoaded, warmUp: [candle] });
  expect([...(engine.state.view.memories.get('BTC-USD')?.keys() ?? [])]).toEqual(['Sibling']);
});

it('what it throws is kept short, whatever it is', () => {
  const engine = givenClumsy('decide', (nth) => nth === 2, 'x'.repeat(5_000));
  expect(engine.sampled(1_000, '100').payload('StrategyFailed')?.error).toBe('x'.repeat(200));
});

it.each<[string, Partial<Signal>]>([
  ['it signs as Other', { strategyId: 'Other' }],
  ['it was asked about BTC-USD and speaks of ETH-USD', { instrumentId: 'ETH-USD' }],
  ['it says Hold', { action: 'Hold' as never }],
  ['its confidence is not between 0 and 1', { confidence: ratioOf('1.1') }],
  ['its confidence is not between 0 and 1', { confidence: ratioOf('-0.1') }],
  ['it wants to Sell nothing', { action: 'Sell', targetNotional: null }],
  ['it wants to Buy nothing', { targetNotional: notionalOf('0') }],
])('a signal that cannot be followed is a failure: %s', (error, change) => {
  const wild = opinionated('Wild', () => ({ action: 'Buy', ...change }));
  const decided = givenTrading({ strategies: [wild] }).sampled(1_000, '100');
  expect(decided.payload('StrategyFailed')?.error).toBe(error);
  expect(decided.commands).toEqual([]);
});

it('a signal that can be followed has no problem', () => {
  const signal = { strategyId: 'A', instrumentId: 'X', confidence: ratioOf('1'), reason: '' };
  expect(signalProblem({ ...signal, action: 'Close', targetNotional: null }, { strategyId: 'A' }, 'X')).toBeNull();
});
