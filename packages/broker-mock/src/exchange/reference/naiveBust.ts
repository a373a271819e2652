import type { Currency, EpochMs, Side } from '@bot/core';
import { naiveAccount, naiveMarket, note, valueOf } from './naiveLookups';
import { availableIn, settleParty } from './naiveMoney';
import type { NaiveListing, NaiveOrder, NaiveTrade, NaiveVenue } from './naiveVenue';

/** VR-305. Value, coins and fees return to both; the orders keep what they were told. */
export function bustNaive(venue: NaiveVenue, tradeNo: number, at: EpochMs): void {
  const trade = venue.trades[tradeNo - 1];
  if (trade === undefined || trade.busted) return;
  const { listing } = naiveMarket(venue, trade.instrumentId);
  if (!listing.isPerpetual && !canGiveBack(venue, listing, trade)) return;
  trade.busted = true;
  const other: Side = trade.side === 'Buy' ? 'Sell' : 'Buy';
  note(venue, at, `T${tradeNo} busted`);
  settleParty(venue, listing, { order: trade.maker, side: trade.side, fee: -trade.makerFee }, trade.ticks, trade.lots);
  settleParty(venue, listing, { order: trade.taker, side: other, fee: -trade.takerFee }, trade.ticks, trade.lots);
}

/** On spot the buyer must still have the coins, and the seller the money. */
function canGiveBack(venue: NaiveVenue, listing: NaiveListing, trade: NaiveTrade): boolean {
  const isBuy = trade.side === 'Buy';
  const [buyer, seller] = isBuy ? [trade.taker, trade.maker] : [trade.maker, trade.taker];
  const got = valueOf(listing, trade.ticks, trade.lots) - (isBuy ? trade.makerFee : trade.takerFee);
  return has(buyer, listing.base, listing.lot * BigInt(trade.lots)) && has(seller, listing.quote, got);

  function has(order: NaiveOrder | null, currency: Currency, units: bigint): boolean {
    return order === null || availableIn(venue, naiveAccount(venue, order.accountId), currency) >= units;
  }
}
