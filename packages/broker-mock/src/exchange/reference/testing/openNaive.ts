import type { OrderEntry, QuotedLevel } from '../../venueEvent';
import type { Taking } from '../../venueCommand';
import { moneyIn, naiveAccount, othersFirst } from '../naiveLookups';
import { availableIn } from '../naiveMoney';
import { openNaiveVenue, type NaiveListing, type NaiveVenue } from '../naiveVenue';
import { runNaive, type NaiveCommand } from '../runNaive';

/** A lot at a tick is worth 1,000 units of money and a lot is 10 units of coins, so that figures are easy to follow. */
const naiveSpot: NaiveListing = {
  ...{ instrumentId: 'A-USD', isPerpetual: false, base: 'A', quote: 'USD', value: 1_000n, lot: 10n },
  ...{ minLots: 1, maxLots: 1_000, minValue: 0n, bandBps: 5_000, maxOpenOrders: 500, maxLeverage: 1 },
  ...{ tiers: [], fundingEveryMs: 3_600_000 },
};
export const naivePerpetual: NaiveListing = {
  ...naiveSpot,
  ...{ instrumentId: 'A-PERP', isPerpetual: true, maxLeverage: 10 },
  tiers: [
    { from: 0n, initial: 100_000n, maintenance: 50_000n },
    { from: 10_000_000n, initial: 200_000n, maintenance: 100_000n },
  ],
};

export interface NaiveDesk {
  readonly venue: NaiveVenue;
  run(command: NaiveCommand): readonly string[];
  /** A limit buy of 5 lots of A-USD at 100 by ann, changed as asked; gives what it led to. */
  submit(change?: Partial<OrderEntry>, accountId?: string, at?: number): readonly string[];
  /** What other people quote from now on, and who takes. */
  quote(
    bids: readonly QuotedLevel[],
    asks: readonly QuotedLevel[],
    more?: { instrumentId?: string; takings?: readonly Omit<Taking, 'instrumentId'>[]; prints?: readonly number[] },
  ): readonly string[];
  /** `total, available`. */
  has(accountId: string, currency?: string): string;
  /** `ticks: lots of whom`, best first. */
  queue(side: 'Buy' | 'Sell', instrumentId?: string): readonly string[];
}

/** Ann and ben have 10,000,000 units of money and 1,000 of coins; fees are 0.6 % and 1.2 %, and half of that from 1,000,000 on. */
export function openNaive(cancelDelayMs = 0): NaiveDesk {
  const venue = openNaiveVenue({
    listings: [naiveSpot, naivePerpetual],
    feeTiers: [
      { from: 0n, maker: 6_000, taker: 12_000 },
      { from: 1_000_000n, maker: 3_000, taker: 6_000 },
    ],
    cancelDelayMs,
  });
  const run = (command: NaiveCommand): readonly string[] => {
    const seen = venue.log.length;
    runNaive(venue, command);
    return venue.log.slice(seen);
  };
  for (const accountId of ['ann', 'ben']) {
    run({ type: 'Deposit', at: 0, accountId, currency: 'USD', units: 10_000_000n });
    run({ type: 'Deposit', at: 0, accountId, currency: 'A', units: 1_000n });
  }
  let ids = 0;
  return {
    venue,
    run,
    submit: (change = {}, accountId = 'ann', at = venue.at) => {
      ids += 1;
      return run({ type: 'SubmitOrder', at, accountId, entry: { ...usual, clientOrderId: `c${ids}`, ...change } });
    },
    quote: (bids, asks, { instrumentId = 'A-USD', takings = [], prints } = {}) =>
      run({
        type: 'StepMarket',
        at: venue.at,
        books: [
          {
            ...{ instrumentId, bids, asks },
            ...(prints !== undefined && { prints: prints.map((ticks) => ({ ticks, lots: 1, makerSide: 'Buy' })) }),
          },
        ],
        takings: takings.map((taking) => ({ ...taking, instrumentId })),
        position: {},
      }),
    has: (accountId, currency = 'USD') => {
      const account = naiveAccount(venue, accountId);
      return `${moneyIn(account, currency)}, ${availableIn(venue, account, currency)}`;
    },
    queue: (side, instrumentId = 'A-USD') =>
      othersFirst(venue, instrumentId, side === 'Buy' ? 'Sell' : 'Buy').map(
        ({ ticks, lots, order }) => `${ticks}: ${lots}${order === null ? '' : ` of V${order.orderNo}`}`,
      ),
  };
}

const usual: OrderEntry = {
  ...{ clientOrderId: 'c', instrumentId: 'A-USD', side: 'Buy', type: 'Limit', lots: 5, spend: 0n, limitTicks: 100 },
  ...{ stopTicks: null, stopDirection: null, timeInForce: 'GTC', expiresAt: null, postOnly: false },
  ...{ reduceOnly: false, leverage: null },
};

/** Terms of a market order. */
export const market = { type: 'Market', limitTicks: null, timeInForce: 'IOC' } as const;
