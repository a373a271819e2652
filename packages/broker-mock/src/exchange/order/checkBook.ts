import { product } from '../units';
import type { OrderEntry } from '../venueEvent';
import { holdingOf, positionOf, type Account, type MarketState } from '../venueState';
import { refusal, type Refusal } from './refusal';
import type { Walk } from './walk';

/** What can be judged once the way of an order through the book is known; null when nothing is wrong. */
export function checkBook(market: MarketState, account: Account, entry: OrderEntry, walk: Walk): Refusal | null {
  return (entry.reduceOnly ? checkReducing(market, account, entry) : null) ?? checkLiquidity(market, entry, walk);
}

/** VR-112. Spot reduces what is held of the base currency; a perpetual reduces its position. */
function checkReducing({ listing }: MarketState, account: Account, entry: OrderEntry): Refusal | null {
  const { instrument, isPerpetual } = listing;
  const net = positionOf(account, instrument.instrumentId).lots;
  const reducible = isPerpetual ? (entry.side === 'Buy' ? -net : net) : Infinity;
  const opposes = isPerpetual
    ? reducible > 0
    : entry.side === 'Sell' && holdingOf(account, instrument.baseCurrency).total > 0n;
  if (opposes && entry.lots <= reducible) return null;
  return refusal('ReduceOnlyWouldIncrease', `There is not so much of ${instrument.instrumentId} to reduce.`);
}

/** VR-104, VR-109, VR-111, VR-202, VR-204. */
function checkLiquidity(market: MarketState, entry: OrderEntry, walk: Walk): Refusal | null {
  const { book, listing, status } = market;
  const best = (entry.side === 'Buy' ? book.asks : book.bids).best();
  const { limitTicks } = entry;
  if (limitTicks !== null) {
    const crosses = best !== null && (entry.side === 'Buy' ? limitTicks >= best.ticks : limitTicks <= best.ticks);
    if (crosses && entry.postOnly)
      return refusal('PostOnlyWouldCross', 'The post-only order would have traded at once.');
    if (crosses && status === 'Auction') return refusal('Auction', 'The order would trade, and there is an auction.');
  } else if (best === null) {
    return refusal('NoLiquidity', 'Nobody offers anything to trade with.');
  } else if (entry.spend === 0n && product(best.ticks, entry.lots) * listing.valueUnits < listing.minValue) {
    return refusal('BelowMinimumSize', 'The value at the best price is below the minimum.');
  } else if (walk.isSpent && walk.tradedLots === 0) {
    return refusal('BelowMinimumSize', 'What is spent does not pay for one lot.');
  }
  if (entry.timeInForce === 'FOK' && walk.tradedLots < entry.lots) {
    return refusal('NoLiquidity', 'There is not enough to fill the whole order at once.');
  }
  return null;
}
