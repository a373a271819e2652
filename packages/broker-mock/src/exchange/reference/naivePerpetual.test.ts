import { ratePpb } from './naiveFunding';
import { naiveAccount, naiveMarket, positionIn } from './naiveLookups';
import { equityOf, initialMargin, maintenanceMargin, spendable } from './naiveMargin';
import { exchange, halfEven } from './naiveMoney';
import { market, naivePerpetual, openNaive } from './testing/openNaive';

const perpetual = { instrumentId: 'A-PERP' } as const;
const sell = { ...perpetual, side: 'Sell' } as const;

describe('the naive venue: perpetuals', () => {
  it('pays what is realised, and cuts a share of the basis half-even', () => {
    const { venue } = openNaive();
    const ann = naiveAccount(venue, 'ann');
    const state = () => [positionIn(ann, 'A-PERP'), ann.money['USD']];
    exchange(ann, naivePerpetual, 3, 100);
    expect(state()).toEqual([{ lots: 3, basis: 300_000n }, 10_000_000n]);
    exchange(ann, naivePerpetual, -1, 103);
    expect(state()).toEqual([{ lots: 2, basis: 200_000n }, 10_003_000n]);
    exchange(ann, naivePerpetual, -5, 110);
    expect(state()).toEqual([{ lots: -3, basis: -330_000n }, 10_023_000n]);
    expect([halfEven(5n, 2n), halfEven(7n, 2n), halfEven(-7n, 2n), halfEven(8n, 3n), halfEven(7n, 3n)]).toEqual([
      2n,
      4n,
      -4n,
      3n,
      2n,
    ]);
  });

  it('asks for margin on the largest position that live orders could lead to', () => {
    const { venue, run, quote, submit } = openNaive();
    const ann = naiveAccount(venue, 'ann');
    run({ type: 'SeedPosition', at: 0, accountId: 'ann', instrumentId: 'A-PERP', lots: 50, entryTicks: 90 });
    // Before the first mark the basis has to do: 4,500,000 at 10 %.
    expect(initialMargin(venue, ann, 'USD')).toBe(450_000n);
    quote([[99, 900]], [[101, 900]], perpetual);
    expect([initialMargin(venue, ann, 'USD'), maintenanceMargin(venue, ann, 'USD')]).toEqual([500_000n, 250_000n]);
    submit({ ...perpetual, lots: 10 });
    submit({ ...sell, lots: 20, limitTicks: 101 });
    // The largest of 5,000,000, 6,000,000 and 2,980,000.
    expect(initialMargin(venue, ann, 'USD')).toBe(600_000n);
    expect([equityOf(venue, ann, 'USD'), spendable(venue, ann, 'USD')]).toEqual([10_500_000n, 9_900_000n]);
    // 10,000,000 reach the second tier: 20 %.
    const wanted = { listing: naivePerpetual, side: 'Buy', value: 4_000_000n } as const;
    expect(initialMargin(venue, ann, 'USD', wanted)).toBe(2_000_000n);
  });

  it('trades a waiting reduce-only order only while there is something to reduce', () => {
    const { submit, quote } = openNaive();
    quote([[99, 900]], [[101, 900]], perpetual);
    submit({ ...perpetual, ...market, lots: 5 });
    submit({ ...sell, limitTicks: 100, reduceOnly: true });
    submit({ ...sell, ...market, lots: 3 });
    expect(submit({ ...perpetual, lots: 4 }, 'ben')).toEqual([
      'ben/c4 accepted as V4, 6000 12000',
      'T3 A-PERP Buy 2 at 100: V2 V4 1200 2400',
      'V2 Canceled: ReduceOnlyWouldIncrease',
      'V4 rests',
    ]);
  });

  it('lets a stop that reduces close what is left, and not more', () => {
    const { submit, quote, run } = openNaive();
    quote([[99, 900]], [[101, 900]], perpetual);
    submit({ ...perpetual, ...market, lots: 5 });
    const stop = { type: 'StopLimit', stopTicks: 95, limitTicks: 90, stopDirection: 'Down', reduceOnly: true } as const;
    submit({ ...sell, ...stop });
    submit({ ...sell, reduceOnly: true, limitTicks: 120 });
    submit({ ...sell, ...market, lots: 3 });
    expect(quote([[93, 9]], [[95, 9]], perpetual)).toEqual([
      'V2 triggered at 90',
      'T3 A-PERP Sell 2 at 93: others V2 0 2232',
      'V2 Canceled: ReduceOnlyWouldIncrease',
    ]);
    expect(run({ type: 'AmendOrder', at: 9, accountId: 'ann', orderNo: 3, limitTicks: 93, lots: 5 })).toEqual([
      'V3 amended: 5 at 93, leaves its place',
      'V3 Canceled: ReduceOnlyWouldIncrease',
    ]);
  });

  it('lets longs pay shorts at each full interval, and other people the rest', () => {
    const { venue, run, quote, has } = openNaive();
    run({ type: 'SeedPosition', at: 0, accountId: 'ann', instrumentId: 'A-PERP', lots: 50, entryTicks: 100 });
    run({ type: 'SeedPosition', at: 0, accountId: 'ben', instrumentId: 'A-PERP', lots: -10, entryTicks: 100 });
    quote([[99, 900]], [[101, 900]], perpetual);
    run({ type: 'SetFundingRate', at: 1, instrumentId: 'A-PERP', ppb: 100_000 });
    expect(run({ type: 'PassTime', at: 7_200_000 })).toEqual(['A-PERP funding 100000', 'A-PERP funding 100000']);
    // 0.01 % of 5,000,000 and of 1,000,000, twice.
    expect([has('ann'), has('ben'), has('market')]).toEqual(['9999000, 9999000', '10000200, 10000200', '800, 800']);
    const rate = (mark: number | null, index: number | null) =>
      ratePpb({ ...naiveMarket(venue, 'A-PERP'), setPpb: null, markHalfTicks: mark, indexHalfTicks: index });
    expect([rate(201, 200), rate(210, 200), rate(190, 200), rate(201, null), rate(null, null)]).toEqual([
      208_333, 500_000, -500_000, 0, 0,
    ]);
  });

  it('liquidates below the maintenance margin, and the insurance pays what is owed', () => {
    const { run, quote, submit, has } = openNaive();
    run({ type: 'Deposit', at: 0, accountId: 'cat', currency: 'USD', units: 500_000n });
    run({ type: 'SeedPosition', at: 0, accountId: 'cat', instrumentId: 'A-PERP', lots: 40, entryTicks: 100 });
    quote([[99, 30]], [[101, 900]], perpetual);
    submit({ ...sell, lots: 1, limitTicks: 130 }, 'cat');
    submit({ lots: 2, limitTicks: 10 }, 'cat');
    // 500,000 less 20,240 on hold and 320,000 lost: 159,760 are less than 5 % of 3,680,000.
    expect(quote([[91, 30]], [[93, 900]], perpetual)).toEqual([
      'cat is liquidated',
      'V1 Canceled: Liquidated',
      'cat/liquidation-3 accepted as V3, 6000 12000',
      'T1 A-PERP Sell 30 at 91: others V3 0 32760',
      'V3 Canceled: NoLiquidity',
    ]);
    expect(submit({ ...perpetual }, 'cat')).toEqual(['cat/c3 refused: InLiquidation']);
    expect(quote([[70, 30]], [[93, 900]], perpetual)).toEqual([
      'cat/liquidation-4 accepted as V4, 6000 12000',
      'T2 A-PERP Sell 10 at 70: others V4 0 8400',
      'V2 Canceled: Liquidated',
      'cat liquidation covered 111160',
    ]);
    expect([has('cat'), has('insurance')]).toEqual(['0, 0', '-111160, -111160']);
  });

  it('closes a short, and waits while its product does not trade', () => {
    const { run, quote, has } = openNaive();
    run({ type: 'Deposit', at: 0, accountId: 'cat', currency: 'USD', units: 100_000n });
    run({ type: 'SeedPosition', at: 0, accountId: 'cat', instrumentId: 'A-PERP', lots: -10, entryTicks: 100 });
    run({ type: 'SetStatus', at: 1, instrumentId: 'A-PERP', status: 'Disabled' });
    expect(quote([[104, 30]], [[106, 900]], perpetual)).toEqual(['cat is liquidated']);
    run({ type: 'SetStatus', at: 1, instrumentId: 'A-PERP', status: 'Online' });
    expect(has('cat')).toBe('27280, 27280');
  });
});
