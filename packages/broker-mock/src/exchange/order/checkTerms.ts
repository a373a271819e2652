import type { EpochMs } from '@bot/core';
import { product } from '../units';
import type { OrderEntry } from '../venueEvent';
import type { Account, MarketState } from '../venueState';
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
export function checkStatus({ status }: MarketState, entry: OrderEntry): Refusal | null {
  switch (status) {
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
      return entry.type === 'Limit' && mayWait(entry)
        ? null
        : refusal('Auction', 'The product is in an auction, which takes limit orders that may wait only.');
  }
}

/** VR-202. The value of a market order is judged at the book. */
export function checkSize({ listing }: MarketState, entry: OrderEntry): Refusal | null {
  const { minLots, maxLots, minValue, valueUnits } = listing;
  const { lots, spend, limitTicks } = entry;
  if (spend > 0n) return spend < minValue ? refusal('BelowMinimumSize', 'What is spent is below the minimum.') : null;
  if (lots < minLots) return refusal('BelowMinimumSize', `The quantity is below the minimum of ${minLots} lots.`);
  if (lots > maxLots) return refusal('AboveMaximumSize', `The quantity is above the maximum of ${maxLots} lots.`);
  if (limitTicks === null || product(limitTicks, lots) * valueUnits >= minValue) return null;
  return refusal('BelowMinimumSize', 'The value at the limit price is below the minimum.');
}

/** VR-110, VR-404, VR-408, VR-206. */
function checkAccount({ listing }: MarketState, account: Account, entry: OrderEntry, at: EpochMs): Refusal | null {
  const { expiresAt, leverage } = entry;
  if (expiresAt !== null && expiresAt <= at) return refusal('InvalidExpiry', 'The order would end before it begins.');
  if (leverage !== null && leverage > listing.maxLeverage) {
    return refusal('InvalidLeverage', `The leverage is above the maximum of ${listing.maxLeverage}.`);
  }
  if (account.inLiquidation && listing.isPerpetual) {
    return refusal('InLiquidation', 'The positions of the account are being closed.');
  }
  const open = account.openCounts.get(entry.instrumentId) ?? 0;
  if (open >= listing.maxOpenOrders && mayWait(entry)) {
    return refusal('TooManyOpenOrders', `There are ${open} open orders in the product already.`);
  }
  return null;
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
