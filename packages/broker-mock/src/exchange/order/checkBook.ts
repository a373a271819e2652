import type { OrderEntry } from '../venueEvent';
import { holdingOf, positionOf, type Account, type MarketState } from '../venueState';
import { bestAgainst, crosses } from './checkTerms';
import { refusal, type Refusal } from './refusal';
import type { Walk } from './walk';

/** What can be judged once the way of an order through the book is known; null when nothing is wrong. */
export function checkBook(market: MarketState, account: Account, entry: OrderEntry, walk: Walk): Refusal | null {
  return (entry.reduceOnly ? checkReducing(market, account, entry) : null) ?? checkLiquidity(market, entry, walk);
}

/** VR-112. Spot reduces what is held of the base currency; a perpetual reduces its position. */
function checkReducing({ listing }: MarketState, account: Account, entry: OrderEntry): Refusal | null {
  const { instrument, isPerpetual, lotUnits } = listing;
  const net = positionOf(account, instrument.instrumentId).lots;
  const held = isPerpetual ? net : Number(holdingOf(account, instrument.baseCurrency).total / lotUnits);
  const reducible = entry.side === 'Sell' ? held : isPerpetual ? -net : 0;
  if (reducible > 0 && entry.lots <= reducible) return null;
  return refusal('ReduceOnlyWouldIncrease', `There is not so much of ${instrument.instrumentId} to reduce.`);
}

/** VR-104, VR-109, VR-111. */
function checkLiquidity(market: MarketState, entry: OrderEntry, walk: Walk): Refusal | null {
  if (entry.postOnly && crosses(market, entry)) {
    return refusal('PostOnlyWouldCross', 'The post-only order would have traded at once.');
  }
  if (entry.limitTicks === null && bestAgainst(market, entry.side) === null) {
    return refusal('NoLiquidity', 'Nobody offers anything to trade with.');
  }
  if (walk.isSpent && walk.tradedLots === 0) {
    return refusal('BelowMinimumSize', 'What is spent does not pay for one lot.');
  }
  if (entry.timeInForce === 'FOK' && walk.tradedLots < entry.lots) {
    return refusal('NoLiquidity', 'There is not enough to fill the whole order at once.');
  }
  return null;
}
