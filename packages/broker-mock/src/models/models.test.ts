import { fromSteps, notionalOf, priceOf, quantityOf, toText, type Instrument } from '@bot/core';
import { createRandom } from '@bot/simulation';
import { instrumentTable } from '../market/instruments';
import { bestLots, bookAround, depthOf, pricesAround } from './depthModel';
import { coinbaseFeeTiers, coinbaseLowestTier, fixedFees, tieredFees, type FeeModel } from './feeModel';
import { fixedLatency, withJitter } from './latencyModel';
import { slippageBps } from './slippageModel';

const ratesAt = (model: FeeModel, volume: string): readonly string[] => {
  const { maker, taker } = model(notionalOf(volume));
  return [toText(maker), toText(taker)];
};

describe('fees', () => {
  it('are 0.6 % and 1.2 % by default, whatever was traded', () => {
    expect(ratesAt(coinbaseLowestTier, '0')).toEqual(['0.006', '0.012']);
    expect(ratesAt(coinbaseLowestTier, '999999999')).toEqual(['0.006', '0.012']);
    expect(ratesAt(fixedFees({ maker: '0', taker: '0.001' }), '7')).toEqual(['0', '0.001']);
  });

  it.each([
    ['0', '0.006', '0.012'],
    ['9999.99', '0.006', '0.012'],
    ['10000', '0.0025', '0.004'],
    ['60000', '0.0015', '0.0025'],
    ['400000000', '0', '0.0005'],
  ])('fall with the volume: %s', (volume, maker, taker) => {
    expect(ratesAt(tieredFees(), volume)).toEqual([maker, taker]);
  });

  it('stay with the lowest tier below the first one, and need at least one', () => {
    expect(ratesAt(tieredFees(coinbaseFeeTiers.slice(1)), '5')).toEqual(['0.0025', '0.004']);
    expect(() => tieredFees([])).toThrow('at least one tier');
  });
});

describe('latency', () => {
  it('is the same in each direction', () => {
    const latency = fixedLatency(20);
    expect([latency.requestMs(), latency.answerMs(), latency.streamMs()]).toEqual([20, 20, 20]);
  });

  it('may differ by direction and stream', () => {
    const latency = fixedLatency({ request: 5, answer: 7, reports: 11, market: 2 });
    expect([latency.requestMs('quote'), latency.answerMs('quote')]).toEqual([5, 7]);
    expect([latency.streamMs('reports'), latency.streamMs('fills'), latency.streamMs()]).toEqual([11, 11, 2]);
  });

  it('jitters within bounds, has a tail, and is the same for the same seed', () => {
    const draws = (): number[] => {
      const options = { random: createRandom(1), jitterMs: 10, slowPerMille: 100, slowMs: 500 };
      const latency = withJitter(fixedLatency(20), options);
      return Array.from({ length: 300 }, () => [latency.requestMs(), latency.answerMs(), latency.streamMs()]).flat();
    };
    expect(draws()).toEqual(draws());
    const slow = draws().filter((ms) => ms >= 500);
    expect(slow.length).toBeGreaterThan(40);
    expect(slow.length).toBeLessThan(180);
    for (const ms of draws()) expect(ms % 500).toBeLessThanOrEqual(30);
    expect(withJitter(fixedLatency(1), { random: createRandom(1), jitterMs: 0 }).requestMs()).toBe(1);
    expect(() => withJitter(fixedLatency(1), { random: createRandom(1), jitterMs: -1 })).toThrow('not negative');
  });
});

describe('slippage', () => {
  const asks = [
    [101, 2],
    [103, 2],
  ] as const;

  it('is what a walk through the levels pays beyond the middle: 3 lots at 101, 101 and 103 are 166.67 bps', () => {
    expect(slippageBps(asks, 100, 3)).toBeCloseTo(166.67, 2);
    expect(slippageBps([[99, 5]], 100, 5)).toBeCloseTo(100, 10);
  });

  it('is unknown beyond what is seen, and means nothing without lots', () => {
    expect(slippageBps(asks, 100, 5)).toBeNull();
    expect(() => slippageBps(asks, 100, 0)).toThrow('some lots');
  });
});

describe('depth', () => {
  const [btc] = instrumentTable as readonly [Instrument];

  it('turns value into lots at a price, at least one', () => {
    const lots = bestLots(btc, depthOf('500000'), priceOf('50000'));
    expect(fromSteps(lots, btc.lotSize)).toEqual(quantityOf('10'));
    expect(bestLots(btc, depthOf('0.0000001'), priceOf('50000'))).toBe(1);
  });

  it('puts best prices a spread apart, and never on one another', () => {
    expect(pricesAround(5_000_000, 2)).toEqual({ bidTicks: 4_999_500, askTicks: 5_000_500 });
    expect(pricesAround(100.4, 0)).toEqual({ bidTicks: 99, askTicks: 102 });
    expect(pricesAround(1, 0)).toEqual({ bidTicks: 1, askTicks: 2 });
  });

  it('grows behind the best prices, and stops at the bottom', () => {
    const top = { bidTicks: 3, askTicks: 6, bidLots: 100, askLots: 0 };
    expect(bookAround('X-USD', top, depthOf('1', 3, 10))).toEqual({
      instrumentId: 'X-USD',
      bids: [
        [3, 100],
        [1, 110],
      ],
      asks: [],
    });
  });
});
