import {
  asMoney,
  isMadeWith,
  isZero,
  negate,
  notionalFor,
  opposite,
  signed,
  subtract,
  add,
  zeroMoney,
  zeroQuantity,
  type ClientOrderId,
  type Drift,
  type FillDetail,
  type Instrument,
  type InstrumentId,
  type Money,
  type Quantity,
  type Side,
} from '@bot/core';
import { event, type CorrelatedEvent } from '../decision';
import type { VenueBooks } from '../input';
import type { StateInSight } from '../state/engineState';
import { quoteCurrencies } from '../state/valuation';
import { driftFound } from './driftFound';
import { partLeftAlone } from './partLeftAlone';
import { createUnwinding, type Effect } from './unwinding';

/**
 * What the venue has a record of and no order of ours brought about: trades of others and of the venue, trades that were taken
 * back, funding. Each is booked once, by its id; what is older than the books is in them.
 */
export function recordsOfOthers(state: StateInSight, books: VenueBooks): readonly CorrelatedEvent[] {
  const explain = createUnwinding(state);
  const ignored = new Map(state.ledger.ignored);
  const trades = tradesToBook(state, books).flatMap((fill) => bookTrade(state, books, fill, ignored, explain));
  return [...trades, ...fundingsToBook(state, books, explain)];
}

type Explain = (effect: Effect) => readonly CorrelatedEvent[];

function tradesToBook({ ledger }: StateInSight, { fills }: VenueBooks): readonly FillDetail[] {
  const news = fills.filter(
    (fill) =>
      (fill.tradeType === 'Reversal' || !isOurs(ledger, fill.clientOrderId)) &&
      !ledger.bookedTrades.has(fill.tradeId) &&
      fill.at >= ledger.recordsFrom,
  );
  return [...new Map(news.map((fill) => [fill.tradeId, fill])).values()];
}

/** Of an order that ended long ago only the id still tells: what it did is in the books. */
const isOurs = ({ orders, epoch, orderSequence }: StateInSight['ledger'], id: ClientOrderId): boolean =>
  orders.has(id) || (epoch !== null && isMadeWith(epoch.storeEpoch, orderSequence, id));

function bookTrade(
  state: StateInSight,
  books: VenueBooks,
  fill: FillDetail,
  ignored: Map<InstrumentId, Quantity>,
  explain: Explain,
): readonly CorrelatedEvent[] {
  const instrument = state.ledger.instruments.get(fill.instrumentId);
  if (instrument === undefined) return elsewhere(state, fill, explain);
  const isBusted = fill.tradeType === 'Reversal';
  const side = isBusted ? opposite(fill.side) : fill.side;
  const alone = ignored.get(fill.instrumentId) ?? zeroQuantity;
  const ignoredQuantity = partLeftAlone(alone, signed(side, fill.quantity));
  ignored.set(fill.instrumentId, add(alone, signed(side, ignoredQuantity)));
  const effect = effectOf(fill, instrument, side);
  const netQuantity = signed(side, subtract(fill.quantity, ignoredQuantity));
  const before = explain({ ...effect, instrumentId: fill.instrumentId, netQuantity });
  const isLiquidation = books.foreignOrders.some(
    (order) => order.progress.venueOrderId === fill.venueOrderId && order.isLiquidation === true,
  );
  const why = isLiquidation ? 'Liquidation' : 'ForeignTrade';
  const booked = isBusted
    ? event('TradeBusted', { fill, ignoredQuantity }, fill.clientOrderId)
    : event('ExternalFillBooked', { fill, why, ignoredQuantity }, fill.venueOrderId);
  const drift: Drift = { drift: isBusted ? 'TradeBusted' : why, fill };
  // What only concerns coins that are left alone is nobody's business.
  return [...(isZero(netQuantity) ? [] : driftFound(state, drift)), ...before, booked];
}

/** A trade in something that is none of ours: it is no difference, but its money may be. */
function elsewhere(state: StateInSight, fill: FillDetail, explain: Explain): readonly CorrelatedEvent[] {
  const instrument = state.view.listed.get(fill.instrumentId);
  const isOurMoney = instrument !== undefined && quoteCurrencies(state).includes(instrument.quoteCurrency);
  if (!isOurMoney) return [];
  const effect = effectOf(fill, instrument, fill.tradeType === 'Reversal' ? opposite(fill.side) : fill.side);
  const { currency, cash: amount } = effect;
  return [...explain(effect), event('CashMoved', { currency, amount, why: 'ForeignTrade', tradeId: fill.tradeId })];
}

/** What a perpetual realises is not known from its trade alone. */
function effectOf(fill: FillDetail, instrument: Instrument, side: Side): Effect {
  const value = asMoney(notionalFor(fill.price, fill.quantity, instrument.contractSize));
  const paid: Money = instrument.kind === 'Spot' ? value : zeroMoney;
  const fee = fill.tradeType === 'Reversal' ? negate(fill.commission) : fill.commission;
  const cash = subtract(side === 'Buy' ? negate(paid) : paid, fee);
  return { at: fill.at, currency: instrument.quoteCurrency, cash };
}

function fundingsToBook(state: StateInSight, { fundings }: VenueBooks, explain: Explain): readonly CorrelatedEvent[] {
  const { ledger } = state;
  const currencies = quoteCurrencies(state);
  const news = (fundings ?? []).filter(
    ({ fundingId, currency, at }) =>
      currencies.includes(currency) && !ledger.bookedFundings.has(fundingId) && at >= ledger.recordsFrom,
  );
  return [...new Map(news.map((payment) => [payment.fundingId, payment])).values()].flatMap((payment) => [
    ...explain({ at: payment.at, currency: payment.currency, cash: payment.amount }),
    event('FundingBooked', { payment }),
  ]);
}
