import type { InstrumentId } from '@bot/core';
import { createRandom } from '@bot/simulation';
import type { QuotedBook } from '../../exchange/venueEvent';
import { flashCrash } from '../events/flashCrash';
import { gap } from '../events/gap';
import { halt } from '../events/halt';
import type { MarketEvent } from '../events/marketEvent';
import { thinBook } from '../events/thinBook';
import { instrumentFor } from '../instruments';
import type { MarketStep } from '../marketSource';
import { randomWalk } from '../price/randomWalk';
import { generatedMarket } from './generatedMarket';
import type { GeneratedMarketOptions } from './generatedOptions';

const BTC = 'BTC-USD';

/** Steps up to a moment in ms after the start, in a market that stands still but for its events. */
function until(
  endMs: number,
  events: readonly MarketEvent[],
  ids: readonly InstrumentId[] = [BTC],
  more: GeneratedMarketOptions = {},
): readonly MarketStep[] {
  const instruments = ids.flatMap((id) => instrumentFor(id) ?? []);
  const options = {
    price: [randomWalk({ daily: '0 %' })],
    premium: { mean: '0 %', deviation: '0 %' },
    crowd: false,
    events,
  };
  const market = generatedMarket({ ...options, ...more }).open({ instruments, random: createRandom(1), startAt: 0 });
  const steps: MarketStep[] = [];
  while ((market.nextAt() ?? Infinity) <= endMs) steps.push(market.step());
  return steps;
}

const bookOf = (step: MarketStep, id: InstrumentId): QuotedBook | undefined =>
  step.books.find(({ instrumentId }) => instrumentId === id);
const seen = (steps: readonly MarketStep[], id: InstrumentId = BTC): readonly (readonly [number, number])[] =>
  steps.map((step) => {
    const { bids = [], asks = [] } = bookOf(step, id) ?? {};
    return [step.at, ((bids[0]?.[0] ?? NaN) + (asks[0]?.[0] ?? NaN)) / 2];
  });

describe('a gap', () => {
  it('has a step of its own, from which on the price is another one', () => {
    expect(seen(until(2_000, [gap({ at: '1.2s', by: '-5 %' })]))).toEqual([
      [0, 5_000_000],
      [1_000, 5_000_000],
      [1_200, 4_750_000],
      [2_000, 4_750_000],
    ]);
  });

  it('may be there from the beginning', () => {
    expect(seen(until(1_000, [gap({ at: '0s', by: '10 %' })]))).toEqual([
      [0, 5_500_000],
      [1_000, 5_500_000],
    ]);
  });

  it('of an underlying moves its perpetual and the index, of a perpetual alone its premium', () => {
    const events = [gap({ at: '1s', by: '-10 %', only: [BTC] }), gap({ at: '2s', by: '1 %', only: ['BTC-PERP'] })];
    const steps = until(2_000, events, [BTC, 'BTC-PERP']);
    expect(seen(steps, BTC).map(([, ticks]) => ticks)).toEqual([5_000_000, 4_500_000, 4_500_000]);
    expect(seen(steps, 'BTC-PERP').map(([, ticks]) => ticks)).toEqual([500_000, 450_000, 454_500]);
    expect(steps.map((step) => bookOf(step, 'BTC-PERP')?.indexTicks)).toEqual([500_000, 450_000, 450_000]);
  });
});

describe('a flash crash', () => {
  const crash = flashCrash({ at: '1s', depth: '90 %', for: '2s', fall: '1s', recover: '10s' });

  it('falls by 90 % within a second, trades there for two seconds, and comes back in ten', () => {
    const steps = until(15_000, [crash]);
    const prices = new Map(seen(steps));
    expect([1_000, 1_250, 1_500, 2_000, 3_000, 4_000, 5_000, 9_000, 14_000].map((at) => prices.get(at))).toEqual([
      5_000_000, 3_875_000, 2_750_000, 500_000, 500_000, 500_000, 950_000, 2_750_000, 5_000_000,
    ]);
  });

  it('puts the fall and the bottom on the tape, at the best bid', () => {
    const steps = until(15_000, [crash]);
    const printed = steps.filter(({ books: [book] }) => book?.prints !== undefined);
    expect(printed.map(({ at }) => at)).toEqual([1_250, 1_500, 1_750, 2_000, 3_000, 4_000]);
    for (const { books } of printed) {
      const [ticks, lots] = books[0]?.bids[0] ?? [];
      expect(books[0]?.prints).toEqual([{ ticks, lots, makerSide: 'Buy' }]);
    }
  });

  it('of an underlying alone is in the index and not in the price of its perpetual, and the other way round', () => {
    const bottom = (only: InstrumentId): readonly unknown[] => {
      const steps = until(3_000, [{ ...crash, only: [only] }], [BTC, 'BTC-PERP']).filter(({ at }) => at === 3_000);
      const [step] = steps;
      return [...seen(steps, BTC), ...seen(steps, 'BTC-PERP')]
        .map(([, ticks]) => ticks)
        .concat(step === undefined ? [] : (bookOf(step, 'BTC-PERP')?.indexTicks ?? []));
    };
    expect(bottom(BTC)).toEqual([500_000, 500_000, 50_000]);
    expect(bottom('BTC-PERP')).toEqual([5_000_000, 50_000, 500_000]);
  });

  it('has nobody to sell to in an empty book, and nobody sells in a halt', () => {
    const empty = until(3_000, [crash, thinBook({ at: '0s', for: '1h', depth: '0 %' })]);
    const halted = until(3_000, [crash, halt({ at: '0s', for: '1h', quotes: 'Live' })]);
    for (const { books } of [...empty, ...halted]) expect(books[0]?.prints).toBeUndefined();
    expect(halted.every(({ books }) => books[0]?.bids.length === 5)).toBe(true);
  });
});

describe('a thin book', () => {
  it('offers a tenth for its time', () => {
    const steps = until(3_000, [thinBook({ at: '1s', for: '1s', depth: '10 %' })]);
    // 500,000 at 50,000 are 10 BTC.
    expect(steps.map(({ books: [book] }) => book?.bids[0]?.[1])).toEqual([1e9, 1e8, 1e9, 1e9]);
  });
});

describe('a halt', () => {
  it('changes the status and back, and keeps the quotes as they are meanwhile', () => {
    const steps = until(4_000, [halt({ at: '1.5s', for: '2s' })]);
    expect(steps.map(({ at, books, statuses }) => [at, books.length, statuses?.[0]?.status])).toEqual([
      [0, 1, undefined],
      [1_000, 1, undefined],
      [1_500, 0, 'CancelOnly'],
      [2_000, 0, undefined],
      [3_000, 0, undefined],
      [3_500, 1, 'Online'],
      [4_000, 1, undefined],
    ]);
    expect(steps[2]?.statuses).toEqual([{ instrumentId: BTC, status: 'CancelOnly' }]);
  });

  it('may empty the book, under any status, or without one', () => {
    const gone = until(2_000, [halt({ at: '1s', for: '1s', quotes: 'Gone', status: 'Disabled' })]);
    expect(gone[1]?.books).toEqual([{ instrumentId: BTC, bids: [], asks: [] }]);
    expect(gone.map(({ statuses }) => statuses?.[0]?.status)).toEqual([undefined, 'Disabled', 'Online']);
    const silent = until(2_000, [halt({ at: '1s', for: '1s', status: null })]);
    expect(silent.map(({ books, statuses }) => [books.length, statuses])).toEqual([
      [1, undefined],
      [0, undefined],
      [1, undefined],
    ]);
  });

  it('holds from the first step on where it begins there, and gives back the status of the listing', () => {
    const listed = { ...instrumentFor(BTC), tradingStatus: 'LimitOnly' as const };
    const market = generatedMarket({ events: [halt({ at: '0s', for: '1s' })] }).open({
      instruments: [listed as NonNullable<ReturnType<typeof instrumentFor>>],
      random: createRandom(1),
      startAt: 0,
    });
    expect([market.step(), market.step()].map(({ statuses }) => statuses?.[0]?.status)).toEqual([
      'CancelOnly',
      'LimitOnly',
    ]);
  });

  it('lets nobody take, while the price that nobody sees moves on', () => {
    const lively = { crowd: { takersPerMinute: 600 }, price: [randomWalk({ daily: '50 %' })] };
    const steps = until(20_000, [halt({ at: '5s', for: '10s', quotes: 'Live' })], [BTC], lively);
    const during = steps.filter(({ at }) => at >= 5_000 && at < 15_000);
    expect(during.flatMap(({ takings = [] }) => takings)).toEqual([]);
    expect(new Set(seen(during).map(([, ticks]) => ticks)).size).toBeGreaterThan(3);
    const others = steps.filter(({ at }) => !during.some((step) => step.at === at));
    expect(others.flatMap(({ takings = [] }) => takings).length).toBeGreaterThan(30);
  });
});
