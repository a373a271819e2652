import { opposite, type Side } from '@bot/core';
import { product } from '../units';
import { FEES_ACCOUNT, MARKET_ACCOUNT, type TradeParty, type VenueEventOf } from '../venueEvent';
import { accountOf, availableOf, holdingIn, marketNamed, openAccount, type VenueState } from '../venueState';
import { applyExecution } from './applyExecution';

/** Takes a trade back (VR-305): both sides get back what they gave, and the fees. */
export function bustTrade(state: VenueState, { at, tradeNo }: VenueEventOf<'TradeBusted'>): void {
  const trade = state.trades.get(tradeNo);
  if (trade === undefined) return;
  const market = marketNamed(state, trade.instrumentId);
  const value = product(trade.ticks, trade.lots) * market.listing.valueUnits;
  const reverse = (party: TradeParty, side: Side): void => {
    const account = openAccount(state, party.accountId);
    applyExecution(market.listing, account, { side: opposite(side), lots: trade.lots, value, fee: -party.fee });
    const fill = state.fills.find(
      (other) => other.tradeNo === tradeNo && other.orderNo === party.orderNo && other.reverses === null,
    );
    if (fill !== undefined) state.fills.push({ ...fill, at, reverses: tradeNo });
  };
  state.trades.delete(tradeNo);
  reverse(trade.maker, opposite(trade.side));
  reverse(trade.taker, trade.side);
  const earned = trade.maker.fee + trade.taker.fee;
  holdingIn(openAccount(state, FEES_ACCOUNT), market.listing.instrument.quoteCurrency).total -= earned;
}

/** On spot both sides must still have what they got. A perpetual's result may be taken back whatever the cash. */
export function canGiveBack(state: VenueState, trade: VenueEventOf<'TradeExecuted'>): boolean {
  const { listing } = marketNamed(state, trade.instrumentId);
  if (listing.isPerpetual) return true;
  const { baseCurrency, quoteCurrency } = listing.instrument;
  const value = product(trade.ticks, trade.lots) * listing.valueUnits;
  const [buyer, seller] = trade.side === 'Buy' ? [trade.taker, trade.maker] : [trade.maker, trade.taker];
  const has = ({ accountId }: TradeParty, currency: string, units: bigint): boolean =>
    accountId === MARKET_ACCOUNT || availableOf(accountOf(state, accountId), currency) >= units;
  return (
    has(buyer, baseCurrency, BigInt(trade.lots) * listing.lotUnits) && has(seller, quoteCurrency, value - seller.fee)
  );
}
