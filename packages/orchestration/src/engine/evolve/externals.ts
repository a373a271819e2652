import {
  absolute,
  add,
  applyFill,
  asMoney,
  assert,
  flatPosition,
  isNegative,
  isZero,
  negate,
  notionalFor,
  opposite,
  shareOf,
  signed,
  subtract,
  zeroMoney,
  zeroQuantity,
  type BotEventPayloads,
  type EpochMs,
  type FillDetail,
  type FundingPayment,
  type Instrument,
  type Money,
  type Quantity,
  type Side,
} from '@bot/core';
import type { ExternalOrder, Ledger } from '../state/ledger';
import { shiftBaselines } from './baselines';
import { noteHeld } from './heldForFunding';
import { moveBooks } from './orders';
import { replacePosition } from './replacePosition';
import { moveStrategyBooks, sharesOfBust, sharesOfStranger } from './strategyBooks';

export function bookExternalFill(ledger: Ledger, booked: BotEventPayloads['ExternalFillBooked']): void {
  const { fill, why, ignoredQuantity } = booked;
  bookTrade(ledger, fill, fill.side, fill.commission, ignoredQuantity);
  const { quoteCurrency } = instrumentOf(ledger, fill.instrumentId);
  if (why === 'Liquidation') ledger.liquidations.set(quoteCurrency, fill.tradeId);
}

/** The trade that undoes it: the other side, and the fee comes back. */
export function bustTrade(ledger: Ledger, { fill, ignoredQuantity }: BotEventPayloads['TradeBusted']): void {
  bookTrade(ledger, fill, opposite(fill.side), negate(fill.commission), ignoredQuantity);
}

/** What concerns coins that are left alone moves them, and cash from outside; the rest moves the books as any fill does. */
function bookTrade(ledger: Ledger, fill: FillDetail, side: Side, commission: Money, ignoredQuantity: Quantity): void {
  const { instrumentId, tradeId, at } = fill;
  const instrument = instrumentOf(ledger, instrumentId);
  const value = notionalFor(fill.price, fill.quantity, instrument.contractSize);
  const ignoredValue = shareOf(value, ignoredQuantity, fill.quantity);
  const ignoredFee = shareOf(commission, ignoredQuantity, fill.quantity);
  const quantity = subtract(fill.quantity, ignoredQuantity);
  if (!isZero(quantity)) {
    const filled = { quantity, value: subtract(value, ignoredValue), commission: subtract(commission, ignoredFee) };
    moveBooks(ledger, { instrumentId, side }, filled);
    const owners =
      side === fill.side
        ? sharesOfStranger(ledger, instrumentId, { side, quantity }, instrument)
        : sharesOfBust(ledger, fill, { side, quantity }, instrument);
    moveStrategyBooks(ledger, instrumentId, { side, ...filled }, owners);
    noteHeld(ledger, instrumentId, at);
  }
  if (!isZero(ignoredQuantity)) {
    const ignored = add(ledger.ignored.get(instrumentId) ?? zeroQuantity, signed(side, ignoredQuantity));
    ledger.ignored.set(instrumentId, ignored);
    // What a perpetual that is left alone realises nobody tells us.
    const paid = instrument.kind === 'Spot' ? asMoney(ignoredValue) : zeroMoney;
    moveCash(ledger, instrument.quoteCurrency, subtract(side === 'Buy' ? negate(paid) : paid, ignoredFee));
  }
  ledger.bookedTrades.set(tradeId, at);
}

export function bookFunding(ledger: Ledger, { fundingId, instrumentId, currency, amount, at }: FundingPayment): void {
  ledger.cash.set(currency, add(ledger.cash.get(currency) ?? zeroMoney, amount));
  ledger.bookedFundings.set(fundingId, at);
  const result = ledger.results.get(instrumentId) ?? noResult;
  ledger.results.set(instrumentId, { ...result, funding: add(result.funding, amount) });
}

export function bookCashMoved(ledger: Ledger, moved: BotEventPayloads['CashMoved'], at: EpochMs): void {
  const { currency, amount, why, tradeId } = moved;
  moveCash(ledger, currency, amount);
  if (why === 'Insurance') return void ledger.liquidations.delete(currency);
  if (tradeId !== null) ledger.bookedTrades.set(tradeId, at);
  if (why === 'ForeignTrade') return;
  const before = ledger.adjustedCash.get(currency)?.amount ?? zeroMoney;
  const after = add(before, amount);
  if (isZero(after)) ledger.adjustedCash.delete(currency);
  else ledger.adjustedCash.set(currency, { amount: after, at });
}

/** Coins that came or went without a trade are no result; neither is a position in a perpetual, at the mark. */
export function adjustPosition(ledger: Ledger, adjusted: BotEventPayloads['PositionAdjusted'], at: EpochMs): void {
  const { instrumentId, netQuantity, price } = adjusted;
  const instrument = instrumentOf(ledger, instrumentId);
  const side: Side = isNegative(netQuantity) ? 'Sell' : 'Buy';
  const quantity = absolute(netQuantity);
  const value = notionalFor(price, quantity, instrument.contractSize);
  const before = ledger.positions.get(instrumentId) ?? flatPosition(instrumentId);
  const execution = { side, quantity, value, commission: zeroMoney };
  const { position } = applyFill(before, execution);
  moveStrategyBooks(ledger, instrumentId, execution, sharesOfStranger(ledger, instrumentId, execution, instrument));
  replacePosition(ledger, position, instrument, price);
  noteHeld(ledger, instrumentId, at);
  if (instrument.kind === 'Spot') shiftBaselines(ledger, side === 'Buy' ? asMoney(value) : negate(asMoney(value)));

  const left = add(ledger.adjustedPositions.get(instrumentId)?.netQuantity ?? zeroQuantity, netQuantity);
  if (isZero(left)) ledger.adjustedPositions.delete(instrumentId);
  else ledger.adjustedPositions.set(instrumentId, { netQuantity: left, price, at });
}

/** Counts for risk as an order of ours would: what it may still buy or sell, and what it keeps back. */
export function seeExternalOrder(ledger: Ledger, seen: BotEventPayloads['ExternalOrderSeen']): void {
  const { venueOrderId, instrumentId, side, quantity, currency, hold } = seen;
  endExternalOrder(ledger, venueOrderId);
  const order: ExternalOrder = { instrumentId, side, quantity, currency, hold };
  ledger.externalOrders.set(venueOrderId, order);
  promise(ledger, order);
}

export function endExternalOrder(ledger: Ledger, venueOrderId: string): void {
  const order = ledger.externalOrders.get(venueOrderId);
  if (order === undefined) return;
  ledger.externalOrders.delete(venueOrderId);
  promise(ledger, { ...order, quantity: negate(order.quantity), hold: negate(order.hold) });
}

/** A clock may be set back by so much, rightly or wrongly, and nothing is booked twice. */
const IDS_KEPT_MS = 24 * 3_600_000;

/** Ids of what is much older than the books were compared need not be known: such records are not booked again. */
export function forgetOldRecords(ledger: Ledger, recordsFrom: EpochMs): void {
  ledger.recordsFrom = Math.max(ledger.recordsFrom, recordsFrom);
  for (const booked of [ledger.bookedTrades, ledger.bookedFundings]) {
    for (const [id, at] of booked) if (at < ledger.recordsFrom - IDS_KEPT_MS) booked.delete(id);
  }
}

const noResult = { realizedPnl: zeroMoney, commission: zeroMoney, funding: zeroMoney };

function promise(ledger: Ledger, { instrumentId, side, quantity, currency, hold }: ExternalOrder): void {
  const live = ledger.liveQuantities.get(instrumentId) ?? { buy: zeroQuantity, sell: zeroQuantity };
  if (ledger.instruments.has(instrumentId)) {
    ledger.liveQuantities.set(
      instrumentId,
      side === 'Buy' ? { ...live, buy: add(live.buy, quantity) } : { ...live, sell: add(live.sell, quantity) },
    );
  }
  ledger.holds.set(currency, add(ledger.holds.get(currency) ?? zeroMoney, hold));
}

/** Money from outside: it is no result of the day. */
function moveCash(ledger: Ledger, currency: string, amount: Money): void {
  ledger.cash.set(currency, add(ledger.cash.get(currency) ?? zeroMoney, amount));
  shiftBaselines(ledger, amount);
}

function instrumentOf({ instruments }: Ledger, instrumentId: string): Instrument {
  const instrument = instruments.get(instrumentId);
  assert(instrument !== undefined, `${instrumentId} was listed before it was traded`);
  return instrument;
}
