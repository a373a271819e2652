import {
  add,
  applyFill,
  asMoney,
  credit,
  isZero,
  negate,
  notionalFor,
  opposite,
  signed,
  subtract,
  toSteps,
  zeroMoney,
  zeroNotional,
  zeroQuantity,
  type Execution,
  type Instrument,
  type Side,
} from '@bot/core';
import { dayOf } from './accountQueries';
import { take } from './book';
import { coins } from './hold';
import { refreshReservation } from './reservation';
import { FEES_ACCOUNT, MARKET_ACCOUNT, type TradeParty, type VenueEventOf } from './venueEvent';
import { balanceIn, bookNamed, openAccount, orderNamed, positionIn, type Account, type VenueState } from './venueState';

type Trade = VenueEventOf<'TradeExecuted'>;

const VOLUME_DAYS_KEPT = 31;

/** Moves money and coins, positions, orders and the book for one trade. Nothing is made or lost. */
export function settleTrade(state: VenueState, trade: Trade): void {
  const book = bookNamed(state, trade.instrumentId);
  const { tickSize, lotSize, quoteCurrency } = book.instrument;
  const makerSide = opposite(trade.side);
  const lots = toSteps(trade.quantity, lotSize);

  state.trades += 1;
  take(book, makerSide, toSteps(trade.price, tickSize), trade.maker.venueOrderId, lots);
  settleParty(state, trade, book.instrument, { party: trade.maker, side: makerSide, liquidity: 'Maker', lots });
  settleParty(state, trade, book.instrument, { party: trade.taker, side: trade.side, liquidity: 'Taker', lots });

  const fees = openAccount(state, FEES_ACCOUNT);
  const earned = add(trade.maker.commission, trade.taker.commission);
  fees.balances.set(quoteCurrency, credit(balanceIn(fees, quoteCurrency), earned));
}

interface PartySettlement {
  readonly party: TradeParty;
  readonly side: Side;
  readonly liquidity: 'Maker' | 'Taker';
  readonly lots: number;
}

function settleParty(state: VenueState, trade: Trade, instrument: Instrument, settlement: PartySettlement): void {
  const { party, side } = settlement;
  const account = openAccount(state, party.accountId);
  const { quantity, price } = trade;
  const value = notionalFor(price, quantity, instrument.contractSize);
  const execution: Execution = { side, quantity, value, commission: party.commission };
  if (instrument.kind === 'Perpetual') settlePerpetual(account, instrument, execution);
  else settleSpot(account, instrument, execution, party.accountId !== MARKET_ACCOUNT);
  if (party.venueOrderId !== null) fillOrder(state, trade, execution, settlement);
}

/** Cash only moves by what was realised; the rest stays in the position's cost basis. */
function settlePerpetual(account: Account, { instrumentId, quoteCurrency }: Instrument, fill: Execution): void {
  const { position, realizedPnl } = applyFill(positionIn(account, instrumentId), fill);
  account.positions.set(instrumentId, position);
  const received = subtract(realizedPnl, fill.commission);
  account.balances.set(quoteCurrency, credit(balanceIn(account, quoteCurrency), received));
}

function settleSpot(account: Account, instrument: Instrument, fill: Execution, keepsPosition: boolean): void {
  const { instrumentId, baseCurrency, quoteCurrency } = instrument;
  const value = asMoney(fill.value);
  const received = subtract(fill.side === 'Buy' ? negate(value) : value, fill.commission);
  const base = credit(balanceIn(account, baseCurrency), coins(signed(fill.side, fill.quantity)));
  account.balances.set(quoteCurrency, credit(balanceIn(account, quoteCurrency), received));
  account.balances.set(baseCurrency, base);
  if (!keepsPosition) return;
  const { position } = applyFill(positionIn(account, instrumentId), fill);
  // Coins that were deposited have no known cost. Once all are gone the account starts afresh.
  const afresh = { ...position, netQuantity: zeroQuantity, costBasis: zeroMoney };
  account.positions.set(instrumentId, isZero(base.total) ? afresh : position);
}

function fillOrder(
  state: VenueState,
  trade: Trade,
  fill: Execution,
  { party, liquidity, lots }: PartySettlement,
): void {
  const order = orderNamed(state, party.venueOrderId ?? '');
  const account = openAccount(state, party.accountId);
  order.leavesLots -= lots;
  order.cumulativeQuantity = add(order.cumulativeQuantity, fill.quantity);
  order.filledValue = add(order.filledValue, fill.value);
  order.commission = add(order.commission, fill.commission);
  order.status = order.leavesLots === 0 ? 'Filled' : 'PartiallyFilled';
  order.updatedAt = trade.at;
  refreshReservation(state, order);
  if (order.status === 'Filled') account.openOrders.delete(order.venueOrderId);
  account.fills.push({
    tradeId: trade.tradeId,
    clientOrderId: order.request.clientOrderId,
    venueOrderId: order.venueOrderId,
    instrumentId: trade.instrumentId,
    side: fill.side,
    price: trade.price,
    quantity: fill.quantity,
    liquidity,
    commission: fill.commission,
    commissionCurrency: bookNamed(state, trade.instrumentId).instrument.quoteCurrency,
    at: trade.at,
  });
  countVolume(account, trade, fill);
}

function countVolume({ volumeByDay }: Account, { at }: Trade, { value }: Execution): void {
  const day = dayOf(at);
  volumeByDay.set(day, add(volumeByDay.get(day) ?? zeroNotional, value));
  for (const old of volumeByDay.keys()) if (old <= day - VOLUME_DAYS_KEPT) volumeByDay.delete(old);
}
