import type { Currency, EpochMs, Side } from '@bot/core';
import {
  isLive,
  known,
  leavesOf,
  moneyIn,
  naiveAccount,
  naiveMarket,
  pay,
  positionIn,
  signOf,
  valueOf,
} from './naiveLookups';
import { FEES, OTHERS, type NaiveAccount, type NaiveListing, type NaiveOrder, type NaiveVenue } from './naiveVenue';

const PPM = 1_000_000n;
const HOUR_MS = 3_600_000;
const FEE_HOURS = 720;

/** Worked example: 0.6 % of 1,999 units are 11; what is left of a unit is cut. */
export const shareInPpm = (value: bigint, ppm: number): bigint => (value * BigInt(ppm)) / PPM;

/** VR-301. What a live order holds of a currency. */
export function holdOf(venue: NaiveVenue, order: NaiveOrder, currency: Currency): bigint {
  const { listing } = naiveMarket(venue, order.entry.instrumentId);
  if (listing.isPerpetual || !isLive(order) || order.limit === null) return 0n;
  if (order.entry.side === 'Sell') return currency === listing.base ? listing.lot * BigInt(leavesOf(order)) : 0n;
  return currency === listing.quote ? buyHold(listing, order, order.limit, leavesOf(order)) : 0n;
}

export const buyHold = (
  listing: NaiveListing,
  { makerPpm, takerPpm }: Pick<NaiveOrder, 'makerPpm' | 'takerPpm'>,
  ticks: number,
  lots: number,
): bigint => (valueOf(listing, ticks, lots) * (PPM + BigInt(Math.max(makerPpm, takerPpm)))) / PPM;

export const availableIn = (venue: NaiveVenue, account: NaiveAccount, currency: Currency): bigint =>
  venue.orders
    .filter((order) => order.accountId === account.accountId)
    .reduce((left, order) => left - holdOf(venue, order, currency), moneyIn(account, currency));

/** VR-302. The tier of what was traded in the 720 full hours before this one. */
export function feePpm(venue: NaiveVenue, account: NaiveAccount, at: EpochMs): { makerPpm: number; takerPpm: number } {
  const hour = Math.floor(at / HOUR_MS);
  const traded = account.volumes
    .filter((volume) => volume.hour < hour && volume.hour >= hour - FEE_HOURS)
    .reduce((sum, { value }) => sum + value, 0n);
  const { maker, taker } = known(venue.setup.feeTiers.filter(({ from }) => traded >= from).at(-1));
  return { makerPpm: maker, takerPpm: taker };
}

/** One side of a trade; `order` is null for other people. */
export function settleParty(
  venue: NaiveVenue,
  listing: NaiveListing,
  party: { readonly order: NaiveOrder | null; readonly side: Side; readonly fee: bigint },
  ticks: number,
  lots: number,
): void {
  const account = naiveAccount(venue, party.order?.accountId ?? OTHERS);
  exchange(account, listing, signOf(party.side) * lots, ticks);
  pay(account, listing.quote, -party.fee);
  pay(naiveAccount(venue, FEES), listing.quote, party.fee);
}

/** Signed lots at a price: spot for money at once; a perpetual for what it realises. */
export function exchange(account: NaiveAccount, listing: NaiveListing, lots: number, ticks: number): void {
  if (!listing.isPerpetual) {
    pay(account, listing.base, listing.lot * BigInt(lots));
    pay(account, listing.quote, -valueOf(listing, ticks, lots));
    return;
  }
  const { lots: before, basis } = positionIn(account, listing.instrumentId);
  const closed = before * lots < 0 ? Math.sign(lots) * Math.min(Math.abs(lots), Math.abs(before)) : 0;
  const share = closed === 0 ? 0n : halfEven(basis * BigInt(Math.abs(closed)), BigInt(Math.abs(before)));
  pay(account, listing.quote, -valueOf(listing, ticks, closed) - share);
  account.positions[listing.instrumentId] = {
    lots: before + lots,
    basis: basis - share + valueOf(listing, ticks, lots - closed),
  };
}

/** Worked example: 5 ÷ 2 is 2, 7 ÷ 2 is 4, −7 ÷ 2 is −4, 8 ÷ 3 is 3. */
export function halfEven(dividend: bigint, divisor: bigint): bigint {
  const floor = dividend / divisor - (dividend < 0n && dividend % divisor !== 0n ? 1n : 0n);
  const twiceTheRest = 2n * (dividend - floor * divisor);
  if (twiceTheRest < divisor) return floor;
  if (twiceTheRest > divisor) return floor + 1n;
  return floor % 2n === 0n ? floor : floor + 1n;
}
