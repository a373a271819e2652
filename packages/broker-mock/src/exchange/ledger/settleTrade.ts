import { assert, opposite, type Side } from '@bot/core';
import { tradedAt } from '../market/stops';
import { bookSideOf, closeOrder } from '../order/applyOrder';
import { product, type Units } from '../units';
import { FEES_ACCOUNT, MARKET_ACCOUNT, type TradeParty, type VenueEventOf } from '../venueEvent';
import {
  holdingIn,
  KEPT_ENDS,
  marketNamed,
  openAccount,
  orderNamed,
  type MarketState,
  type OrderAtVenue,
  type VenueState,
} from '../venueState';
import { applyExecution } from './applyExecution';
import { countVolume } from './feeRates';
import { refreshReservation } from './reservation';

type Trade = VenueEventOf<'TradeExecuted'>;

/** Moves money and coins, positions, orders and the book for one trade. Nothing is made or lost. */
export function settleTrade(state: VenueState, trade: Trade): void {
  const market = marketNamed(state, trade.instrumentId);
  const value = product(trade.ticks, trade.lots) * market.listing.valueUnits;
  const { maker, taker, tradeNo } = trade;
  state.tradeCount = tradeNo;
  state.trades.set(tradeNo, trade);
  state.trades.delete(tradeNo - (state.setup.keptEnds ?? KEPT_ENDS));
  settleParty(state, market, trade, maker, opposite(trade.side), value);
  settleParty(state, market, trade, taker, trade.side, value);
  const earned = maker.fee + taker.fee;
  if (earned !== 0n) {
    holdingIn(openAccount(state, FEES_ACCOUNT), market.listing.instrument.quoteCurrency).total += earned;
  }
  tradedAt(state, market, trade.ticks);
}

function settleParty(
  state: VenueState,
  market: MarketState,
  trade: Trade,
  party: TradeParty,
  side: Side,
  value: Units,
): void {
  const execution = { side, lots: trade.lots, value, fee: party.fee };
  if (party.accountId === MARKET_ACCOUNT) {
    applyExecution(market.listing, openAccount(state, MARKET_ACCOUNT), execution);
    if (party === trade.maker) takeQuote(market, trade);
    return;
  }
  const order = orderNamed(state, party.orderNo);
  applyExecution(market.listing, order.account, execution);
  fillOrder(order, trade, party.fee, value);
  rememberFill(state, order, trade, party);
  countVolume(order.account, trade.at, value);
  if (order.lots === 0) closeOrder(state, order);
  else refreshReservation(order);
}

/** Whoever came before other people's first quote at the price has traded already. */
function takeQuote(market: MarketState, { side, ticks, lots }: Trade): void {
  const makers = side === 'Buy' ? market.book.asks : market.book.bids;
  let entry = makers.levelAt(ticks)?.first ?? null;
  while (entry !== null && entry.orderNo !== 0) entry = entry.behind;
  assert(entry !== null, 'other people quote where they trade');
  makers.reduce(entry, lots);
  market.quotedAs = null;
}

function fillOrder(order: OrderAtVenue, { lots, at }: Trade, fee: Units, value: Units): void {
  if (order.level === null) order.lots -= lots;
  else bookSideOf(order).reduce(order, lots);
  order.filledLots += lots;
  order.filledValue += value;
  order.fees += fee;
  order.status = order.lots === 0 ? 'Filled' : 'PartiallyFilled';
  order.updatedAt = at;
}

function rememberFill(state: VenueState, order: OrderAtVenue, trade: Trade, party: TradeParty): void {
  const { tradeNo, ticks, lots, at } = trade;
  const { accountId, orderNo, entry } = order;
  const liquidity = party === trade.maker ? 'Maker' : 'Taker';
  state.fills.push({ accountId, tradeNo, orderNo, entry, ticks, lots, liquidity, fee: party.fee, at, reverses: null });
  const kept = state.setup.keptEnds ?? KEPT_ENDS;
  // A trade of two accounts has two.
  if (state.fills.length >= 4 * kept) state.fills = state.fills.slice(-2 * kept);
}
