import type { EpochMs, RejectReason } from '@bot/core';
import { mayWait } from './naiveArrival';
import { liveOrdersOf, naiveAccount, othersFirst, signOf, valueOf } from './naiveLookups';
import { isReached } from './naiveStops';
import type { NaiveMarket, NaiveOrder, NaiveVenue } from './naiveVenue';

type Refusal = RejectReason | null;

/** What is wrong with an order before it meets the book; the first reason counts (VR-209). */
export const naiveTerms = (venue: NaiveVenue, market: NaiveMarket, order: NaiveOrder, at: EpochMs): Refusal =>
  kind(market, order) ??
  productState(venue, market, order) ??
  size(venue, market, order) ??
  expiry(order, at) ??
  leverage(market, order) ??
  liquidation(venue, market, order) ??
  openOrders(venue, market, order) ??
  stop(market, order) ??
  band(market, order);

/** What an amended order has to keep of it. */
export const amendedTerms = (venue: NaiveVenue, market: NaiveMarket, order: NaiveOrder): Refusal =>
  productState(venue, market, order) ?? size(venue, market, order) ?? band(market, order);

/** VR-106, VR-109, VR-111, VR-116. */
function kind({ listing }: NaiveMarket, { entry }: NaiveOrder): Refusal {
  const { type, timeInForce, postOnly, spend, side } = entry;
  const isSpot = !listing.isPerpetual;
  const waits = timeInForce === 'GTC' || timeInForce === 'GTD';
  const isFine =
    !(spend > 0n && (!isSpot || side === 'Sell')) &&
    !(type === 'Market' && timeInForce === 'FOK' && isSpot) &&
    !(postOnly && !(type === 'Limit' && waits)) &&
    !(type === 'StopLimit' && !waits) &&
    !(type === 'Bracket' && (!waits || (isSpot && side === 'Buy')));
  return isFine ? null : 'UnsupportedOrder';
}

/** VR-203, VR-204. */
function productState(venue: NaiveVenue, { status }: NaiveMarket, order: NaiveOrder): Refusal {
  const { type, postOnly } = order.entry;
  switch (status) {
    case 'Online':
      return null;
    case 'Disabled':
      return 'ProductDisabled';
    case 'CancelOnly':
      return 'CancelOnly';
    case 'LimitOnly':
      return type === 'Market' ? 'LimitOnly' : null;
    case 'PostOnly':
      return postOnly ? null : 'PostOnlyMode';
    case 'Auction':
      return type === 'Limit' && mayWait(order) && !crosses(venue, order) ? null : 'Auction';
  }
}

export function crosses(venue: NaiveVenue, { entry, limit }: NaiveOrder): boolean {
  const [best] = othersFirst(venue, entry.instrumentId, entry.side);
  return best !== undefined && (limit === null || signOf(entry.side) * best.ticks <= signOf(entry.side) * limit);
}

/** VR-202. */
function size(venue: NaiveVenue, { listing }: NaiveMarket, { entry, total, limit }: NaiveOrder): Refusal {
  if (entry.spend > 0n) return entry.spend < listing.minValue ? 'BelowMinimumSize' : null;
  if (total < listing.minLots) return 'BelowMinimumSize';
  if (total > listing.maxLots) return 'AboveMaximumSize';
  const ticks = limit ?? othersFirst(venue, listing.instrumentId, entry.side)[0]?.ticks;
  return ticks !== undefined && valueOf(listing, ticks, total) < listing.minValue ? 'BelowMinimumSize' : null;
}

/** VR-110. */
const expiry = ({ entry }: NaiveOrder, at: EpochMs): Refusal =>
  entry.timeInForce === 'GTD' && (entry.expiresAt === null || entry.expiresAt <= at) ? 'InvalidExpiry' : null;

/** VR-404. */
const leverage = ({ listing }: NaiveMarket, { entry }: NaiveOrder): Refusal =>
  entry.leverage !== null && entry.leverage > listing.maxLeverage ? 'InvalidLeverage' : null;

/** VR-408. */
const liquidation = (venue: NaiveVenue, { listing }: NaiveMarket, { accountId }: NaiveOrder): Refusal =>
  listing.isPerpetual && naiveAccount(venue, accountId).inLiquidation ? 'InLiquidation' : null;

/** VR-206. */
function openOrders(venue: NaiveVenue, { listing }: NaiveMarket, order: NaiveOrder): Refusal {
  const open = liveOrdersOf(venue, order.accountId).filter(({ entry }) => entry.instrumentId === listing.instrumentId);
  return mayWait(order) && open.length >= listing.maxOpenOrders ? 'TooManyOpenOrders' : null;
}

/** VR-114, VR-116. */
function stop({ last }: NaiveMarket, order: NaiveOrder): Refusal {
  const { type, side, stopTicks, limitTicks } = order.entry;
  if (stopTicks === null || limitTicks === null) return null;
  const sign = signOf(side);
  if (last !== null && isReached(order, last)) return 'InvalidStopPrice';
  if (type === 'StopLimit') return sign * limitTicks < sign * stopTicks ? 'InvalidStopPrice' : null;
  if (sign * limitTicks >= sign * stopTicks) return 'InvalidStopPrice';
  return last !== null && sign * limitTicks >= sign * last ? 'InvalidStopPrice' : null;
}

/** VR-205. */
function band({ listing, markHalfTicks: mark }: NaiveMarket, { entry, limit }: NaiveOrder): Refusal {
  if (mark === null || limit === null) return null;
  const edge = mark * (10_000 + signOf(entry.side) * listing.bandBps);
  return signOf(entry.side) * limit * 20_000 > signOf(entry.side) * edge ? 'PriceOutOfBand' : null;
}
