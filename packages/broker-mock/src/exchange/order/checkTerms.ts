import type { EpochMs, Side } from '@bot/core';
import type { BookLevel } from '../book/orderBook';
import { product } from '../units';
import type { OrderEntry } from '../venueEvent';
import type { Account, MarketState } from '../venueState';
import { openIn } from './openOrders';
import { refusal, type Refusal } from './refusal';

/** What can be judged before the order meets the book, in the order of VR-209; null when nothing is wrong. */
export function checkTerms(market: MarketState, account: Account, entry: OrderEntry, at: EpochMs): Refusal | null {
  return (
    checkStatus(market, entry) ??
    checkSize(market, entry) ??
    checkAccount(market, account, entry, at) ??
    (entry.stopTicks === null ? null : checkStop(market, entry, entry.stopTicks)) ??
    (entry.limitTicks === null ? null : checkBand(market, entry, entry.limitTicks))
  );
}

/** VR-203, VR-204. */
export function checkStatus(market: MarketState, entry: OrderEntry): Refusal | null {
  switch (market.status) {
    case 'Online':
      return null;
    case 'Disabled':
      return refusal('ProductDisabled', 'The product is not traded at present.');
    case 'CancelOnly':
      return refusal('CancelOnly', 'The product takes cancels only at present.');
    case 'LimitOnly':
      return entry.limitTicks !== null ? null : refusal('LimitOnly', 'The product takes limit orders only at present.');
    case 'PostOnly':
      return entry.postOnly ? null : refusal('PostOnlyMode', 'The product takes post-only orders only at present.');
    case 'Auction':
      return entry.type === 'Limit' && mayWait(entry) && !crosses(market, entry)
        ? null
        : refusal('Auction', 'The product is in an auction, which takes only limit orders that wait.');
  }
}

/** VR-202. The value of a market order is that at the best price. */
export function checkSize(market: MarketState, entry: OrderEntry): Refusal | null {
  const { minLots, maxLots, minValue, valueUnits } = market.listing;
  const { lots, spend, limitTicks, side } = entry;
  if (spend > 0n) return spend < minValue ? refusal('BelowMinimumSize', 'What is spent is below the minimum.') : null;
  if (lots < minLots) return refusal('BelowMinimumSize', `The quantity is below the minimum of ${minLots} lots.`);
  if (lots > maxLots) return refusal('AboveMaximumSize', `The quantity is above the maximum of ${maxLots} lots.`);
  const ticks = limitTicks ?? bestAgainst(market, side)?.ticks;
  if (ticks === undefined || product(ticks, lots) * valueUnits >= minValue) return null;
  return refusal('BelowMinimumSize', 'The value at the limit price, or else at the best price, is below the minimum.');
}

/** VR-110, VR-404, VR-408, VR-206. */
function checkAccount({ listing }: MarketState, account: Account, entry: OrderEntry, at: EpochMs): Refusal | null {
  const { expiresAt, leverage } = entry;
  if (expiresAt !== null && !(Number.isSafeInteger(expiresAt) && expiresAt > at)) {
    return refusal('InvalidExpiry', 'The end of the order is no whole millisecond after now.');
  }
  if (leverage !== null && (leverage <= 0 || leverage > listing.maxLeverage)) {
    return refusal(
      'InvalidLeverage',
      `The leverage is not above zero and up to the maximum of ${listing.maxLeverage}.`,
    );
  }
  if (account.inLiquidation && listing.isPerpetual) {
    return refusal('InLiquidation', 'The positions of the account are being closed.');
  }
  // Only an account with that many in all products together is worth a count.
  const mayBeMany = account.openOrders.size >= listing.maxOpenOrders && mayWait(entry);
  if (mayBeMany && openCount(account, entry.instrumentId) >= listing.maxOpenOrders) {
    return refusal('TooManyOpenOrders', `There are ${listing.maxOpenOrders} open orders in the product already.`);
  }
  return null;
}

function openCount({ openOrders }: Account, instrumentId: string): number {
  let count = 0;
  for (const { entry } of openIn(openOrders)) if (entry.instrumentId === instrumentId) count += 1;
  return count;
}

/** VR-114, VR-116. */
function checkStop({ lastTicks }: MarketState, entry: OrderEntry, stopTicks: number): Refusal | null {
  const { side, type, limitTicks, stopDirection } = entry;
  const limit = limitTicks ?? stopTicks;
  const isReached = lastTicks !== null && (stopDirection === 'Up' ? lastTicks >= stopTicks : lastTicks <= stopTicks);
  if (isReached) return refusal('InvalidStopPrice', 'The last trade has reached the stop price already.');
  if (type === 'StopLimit') {
    const isBeyond = side === 'Buy' ? limit < stopTicks : limit > stopTicks;
    return isBeyond ? refusal('InvalidStopPrice', 'The limit price could not be reached from the stop price.') : null;
  }
  const takesProfit = lastTicks === null || (side === 'Sell' ? limit > lastTicks : limit < lastTicks);
  const frames = side === 'Sell' ? limit > stopTicks : limit < stopTicks;
  return takesProfit && frames
    ? null
    : refusal('InvalidStopPrice', 'The limit of a bracket lies on the profit side of the last trade and of its stop.');
}

/** VR-205. */
export function checkBand({ listing, markHalfTicks }: MarketState, entry: OrderEntry, ticks: number): Refusal | null {
  const { priceBandBps } = listing;
  if (priceBandBps === null || markHalfTicks === null) return null;
  const far = (markHalfTicks * priceBandBps) / 20_000;
  const mark = markHalfTicks / 2;
  const isOutside = entry.side === 'Buy' ? ticks > mark + far : ticks < mark - far;
  return isOutside ? refusal('PriceOutOfBand', `The price is more than ${priceBandBps} bps beyond the mark.`) : null;
}

export const mayWait = ({ timeInForce, type }: Pick<OrderEntry, 'timeInForce' | 'type'>): boolean =>
  type !== 'Market' && (timeInForce === 'GTC' || timeInForce === 'GTD');

/** The best of those whom an order of this side can meet. */
export const bestAgainst = ({ book }: MarketState, side: Side): BookLevel | null =>
  (side === 'Buy' ? book.asks : book.bids).best();

/** Whether an order would meet somebody on arrival. */
export function crosses(market: MarketState, { side, limitTicks }: Pick<OrderEntry, 'side' | 'limitTicks'>): boolean {
  const best = bestAgainst(market, side);
  if (best === null) return false;
  return limitTicks === null || (side === 'Buy' ? limitTicks >= best.ticks : limitTicks <= best.ticks);
}
