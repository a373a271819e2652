import type { Currency, Side } from '@bot/core';
import { isLive, known, leavesOf, naiveMarket, positionIn, valueOf } from './naiveLookups';
import { availableIn } from './naiveMoney';
import { beyondStop } from './naiveStops';
import type { NaiveAccount, NaiveListing, NaiveMarket, NaiveOrder, NaiveVenue } from './naiveVenue';

/** An order that is not at the venue yet. */
export interface Wanted {
  readonly listing: NaiveListing;
  readonly side: Side;
  readonly value: bigint;
}

/**
 * VR-402, VR-403. Worked example: long 1 at mark 50,000 with a live buy for 10,000 and a live sell for 20,000, at 10 %:
 * the largest of 50,000, 60,000 and 30,000, so 6,000.
 */
export function initialMargin(venue: NaiveVenue, account: NaiveAccount, currency: Currency, wanted?: Wanted): bigint {
  return sumOf(
    perpetualsIn(venue, currency).map((market) => {
      const { listing } = market;
      const value = valueAtMark(account, market);
      const extra = (side: Side): bigint => (wanted?.listing === listing && wanted.side === side ? wanted.value : 0n);
      const ifBought = value + pendingOf(venue, account, listing, 'Buy') + extra('Buy');
      const ifSold = value - pendingOf(venue, account, listing, 'Sell') - extra('Sell');
      const worst = [value, ifBought, ifSold].map(sizeOf).reduce((a, b) => (a > b ? a : b));
      return marginOf(worst, tierOf(listing, worst).initial);
    }),
  );
}

export const maintenanceMargin = (venue: NaiveVenue, account: NaiveAccount, currency: Currency): bigint =>
  sumOf(
    perpetualsIn(venue, currency).map((market) => {
      const size = sizeOf(valueAtMark(account, market));
      return marginOf(size, tierOf(market.listing, size).maintenance);
    }),
  );

/** Cash that is not on hold, plus the unrealised results. */
export const equityOf = (venue: NaiveVenue, account: NaiveAccount, currency: Currency): bigint =>
  availableIn(venue, account, currency) +
  sumOf(
    perpetualsIn(venue, currency).map(
      (market) => valueAtMark(account, market) - positionIn(account, market.listing.instrumentId).basis,
    ),
  );

/** What may be spent on something else: never more than the cash that is there. */
export function spendable(venue: NaiveVenue, account: NaiveAccount, currency: Currency): bigint {
  const cash = availableIn(venue, account, currency);
  const free = equityOf(venue, account, currency) - initialMargin(venue, account, currency);
  return cash < free ? cash : free;
}

/** Signed. Before the first mark the basis has to do. */
export function valueAtMark(account: NaiveAccount, { listing, markHalfTicks }: NaiveMarket): bigint {
  const { lots, basis } = positionIn(account, listing.instrumentId);
  if (lots === 0) return 0n;
  return markHalfTicks === null ? basis : valueOf(listing, markHalfTicks, lots) / 2n;
}

export const sizeOf = (value: bigint): bigint => (value < 0n ? -value : value);
const sumOf = (parts: readonly bigint[]): bigint => parts.reduce((sum, part) => sum + part, 0n);

const perpetualsIn = (venue: NaiveVenue, currency: Currency): readonly NaiveMarket[] =>
  venue.markets.filter(({ listing }) => listing.isPerpetual && listing.quote === currency);

const pendingOf = (venue: NaiveVenue, account: NaiveAccount, listing: NaiveListing, side: Side): bigint =>
  sumOf(
    venue.orders
      .filter((order) => order.accountId === account.accountId && isLive(order) && !order.entry.reduceOnly)
      .filter(({ entry }) => naiveMarket(venue, entry.instrumentId).listing === listing && entry.side === side)
      .map((order) => valueOf(listing, worstTicks(order), leavesOf(order))),
  );

function tierOf({ tiers }: NaiveListing, value: bigint): NaiveListing['tiers'][number] {
  return known(tiers.filter(({ from }) => value >= from).at(-1));
}

/** Rounded up: 10 % of 11 units are 2. */
const marginOf = (value: bigint, ppm: bigint): bigint => (value * ppm + 999_999n) / 1_000_000n;

/** A bracket may trade at its limit, or 5 % beyond its stop. */
export const worstTicks = ({ entry, limit }: Pick<NaiveOrder, 'entry' | 'limit'>): number =>
  entry.type === 'Bracket' ? Math.max(known(limit), beyondStop(entry)) : known(limit);
