import { moneyOf, toText, type Candle } from '@bot/core';
import { askStrategies } from './decisions/askStrategies';
import { btc, DAY, opinionated, quoteAt } from './testing/fixtures';
import { given, givenTrading, started, venueLoaded, type EngineUnderTest } from './testing/given';

const candle = (minute: number, price: string): Candle => {
  const { bid, bidSize } = quoteAt(0, price);
  const prices = { open: bid, high: bid, low: bid, close: bid, volume: bidSize };
  return { instrumentId: btc.instrumentId, openedAt: DAY + minute * 60_000, durationMs: 60_000, ...prices };
};
const warmUp = [candle(-3, '97'), candle(-2, '98'), candle(-1, '99')];

/** Remembers every price that it was shown. */
const witness = {
  ...opinionated('Witness', () => null),
  initialMemory: () => [] as string[],
  observe: (memory: unknown, { bid }: { bid: Parameters<typeof toText>[0] }) => [...(memory as string[]), toText(bid)],
};
const seen = ({ state }: EngineUnderTest): unknown => state.view.memories.get('BTC-USD')?.get('Witness');
const marks = ({ state }: EngineUnderTest): readonly string[] =>
  (state.view.marks.get('BTC-USD')?.newest(99) ?? []).map(({ price }) => toText(price));

describe('strategies', () => {
  it('are warmed up by closed candles, then see every sample', () => {
    const engine = given({ strategies: [witness] });
    engine.when(started);
    engine.when({ ...venueLoaded, warmUp });
    engine.sampled(1_000, '100');
    expect(seen(engine)).toEqual(['97', '98', '99', '100']);
    expect(marks(engine)).toEqual(['97', '98', '99', '100']);
    expect(engine.state.view.marks.get('BTC-USD')?.newest(99)[0]?.at).toBe(DAY - 120_000);
  });

  it('see prices in their order, also when quotes came before the venue was loaded', () => {
    const engine = given({ strategies: [witness] });
    engine.when(started);
    engine.sampled(1_000, '100');
    expect(seen(engine)).toBeUndefined();
    engine.when({ ...venueLoaded, warmUp });
    engine.sampled(1_000, '101');
    expect(seen(engine)).toEqual(['97', '98', '99', '101']);
    expect(marks(engine)).toEqual(['100', '101']);
  });

  it('have no opinion on what they have seen nothing of', () => {
    const { state } = givenTrading({ strategies: [opinionated('A', () => ({ action: 'Buy' }))] });
    const sampled = { mark: { price: quoteAt(0, '1').bid, at: 0 }, equity: moneyOf('1') };
    const unseen = { ...btc, instrumentId: 'BTC-EUR' };
    expect(askStrategies(state, { ...sampled, instrument: unseen })).toEqual({ wishes: [], events: [] });
    expect(askStrategies(state, { ...sampled, instrument: btc }).wishes).toHaveLength(1);
  });

  it('never see a quote that a newer one has overtaken', () => {
    const engine = givenTrading({ strategies: [witness] });
    engine.sampled(2_000, '101');
    engine.when({ type: 'QuoteSampled', quote: quoteAt(engine.now - 1_000, '1') });
    expect(seen(engine)).toEqual(['100', '101']);
    expect(marks(engine)).toEqual(['100', '101']);
  });
});

it('marks are bounded by the size of their window', () => {
  const engine = givenTrading({ config: { markWindowSize: 2 } });
  ['101', '102', '103'].forEach((price) => engine.sampled(1_000, price));
  expect(marks(engine)).toEqual(['102', '103']);
});
