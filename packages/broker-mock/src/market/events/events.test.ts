import { conditionsAt, momentsOf } from './conditions';
import { crashFactor, flashCrash } from './flashCrash';
import { gap, gapBetween } from './gap';
import { halt } from './halt';
import type { MarketEvent } from './marketEvent';
import { thinBook } from './thinBook';

const BTC = 'BTC-USD';
const ETH = 'ETH-USD';

describe('a gap', () => {
  const events = [gap({ at: '10s', by: '-5 %' }), gap({ at: '20s', by: '10 %', only: [BTC] })];
  const moved = (id: string, from: number, to: number): number => gapBetween(events, id, null, from, to);

  it('moves the price once, at its moment, by its share', () => {
    expect(50_000 * (1 + moved(BTC, 9_999, 10_000))).toBeCloseTo(47_500, 8);
    expect(moved(BTC, 10_000, 19_999)).toBe(0);
    expect(moved(BTC, 0, 20_000)).toBeCloseTo(0.95 * 1.1 - 1, 12);
  });

  it('hits only whom it names', () => {
    expect(moved(ETH, 0, 60_000)).toBeCloseTo(-0.05, 12);
  });

  it('is not counted twice for a perpetual that follows its underlying', () => {
    expect(gapBetween(events, 'BTC-PERP', BTC, 0, 60_000)).toBe(0);
    const alone = [gap({ at: '1s', by: '2 %', only: ['BTC-PERP'] })];
    expect(gapBetween(alone, 'BTC-PERP', BTC, 0, 1_000)).toBeCloseTo(0.02, 12);
  });

  it.each(['-100 %', 'a bit'])('is refused where nothing would be left, or nothing is said: "%s"', (by) => {
    expect(() => gap({ at: '1s', by })).toThrow();
  });

  it('changes nothing else', () => {
    expect(conditionsAt(events, BTC, 10_000)).toEqual(conditionsAt([], BTC, 10_000));
  });
});

describe('a flash crash', () => {
  const crash = flashCrash({ at: '10m', depth: '90 %', for: '2s' });
  const AT = 600_000;

  it.each([
    [-1, 1],
    [0, 1],
    [1_000, 0.55],
    [2_000, 0.1],
    [4_000, 0.1],
    [154_000, 0.55],
    [304_000, 1],
    [999_000, 1],
  ])('leaves of the price, %d ms after its beginning, %d', (afterMs, left) => {
    expect(crashFactor(crash, AT + afterMs)).toBeCloseTo(left, 12);
  });

  it('is a panic from its first fall to the end of the bottom', () => {
    const panics = [0, 1, 2_000, 4_000, 4_001].map((afterMs) => conditionsAt([crash], BTC, AT + afterMs).isPanic);
    expect(panics).toEqual([false, true, true, true, false]);
  });

  it('may fall and come back at once', () => {
    const sudden = flashCrash({ at: '1s', depth: '50 %', for: '1s', fall: '0s', recover: '0s' });
    expect([999, 1_000, 2_000, 2_001].map((at) => crashFactor(sudden, at))).toEqual([1, 0.5, 0.5, 1]);
    expect(momentsOf([sudden])).toEqual([1_000, 2_000, 2_001]);
  });

  it('brings steps that show its shape', () => {
    const moments = momentsOf([crash]).map((moment) => moment - AT);
    expect(moments.slice(0, 6)).toEqual([500, 1_000, 1_500, 2_000, 4_000, 34_000]);
    expect(moments.at(-1)).toBe(304_000);
    expect(moments).toHaveLength(15);
  });

  it('multiplies with another one', () => {
    const both = [crash, flashCrash({ at: '10m', depth: '50 %', for: '2s', only: [BTC] })];
    expect(conditionsAt(both, BTC, AT + 3_000).priceFactor).toBeCloseTo(0.05, 12);
    expect(conditionsAt(both, ETH, AT + 3_000)).toMatchObject({
      priceFactor: crashFactor(crash, AT + 3_000),
      isPanic: true,
    });
  });

  it.each([
    [{ depth: '100 %', for: '2s' }, 'the depth of a crash lies between 0 % and 99.99 %'],
    [{ depth: '90 %', for: '0s' }, 'longer than "0s"'],
    [{ depth: '90 %', for: '2s', fall: 'fast' }, 'is not a duration'],
  ])('is refused where it cannot be: %j', (options, words) => {
    expect(() => flashCrash({ at: '0s', ...options })).toThrow(words);
  });
});

describe('a thin book', () => {
  it('holds from its beginning to before its end, and multiplies', () => {
    const events = [thinBook({ at: '1s', for: '2s', depth: '10 %' }), thinBook({ at: '2s', for: '2s', depth: '50 %' })];
    const shares = [999, 1_000, 2_000, 3_000, 4_000].map((at) => conditionsAt(events, BTC, at).depthShare);
    expect(shares).toEqual([1, 0.1, 0.05, 0.5, 1]);
    expect(momentsOf(events)).toEqual([1_000, 2_000, 3_000, 4_000]);
  });
});

describe('a halt', () => {
  it('holds from its beginning to before its end; of two the later named one counts', () => {
    const events = [halt({ at: '1s', for: '5s' }), halt({ at: '2s', for: '1s', status: 'Disabled', quotes: 'Gone' })];
    const statuses = [999, 1_000, 2_000, 3_000, 6_000].map((at) => conditionsAt(events, BTC, at).halt?.status);
    expect(statuses).toEqual([undefined, 'CancelOnly', 'Disabled', 'CancelOnly', undefined]);
    expect(momentsOf(events)).toEqual([1_000, 2_000, 3_000, 6_000]);
  });
});

describe('an event that no version knows', () => {
  it('is not passed over in silence', () => {
    const unknown = { kind: 'Flood', only: null, atMs: 0 } as unknown as MarketEvent;
    expect(() => conditionsAt([unknown], BTC, 0)).toThrow('unexpected case');
    expect(() => momentsOf([unknown])).toThrow('unexpected case');
  });
});
