import {
  add,
  addShares,
  applyFill,
  divideFairly,
  exceeds,
  flatPosition,
  isZero,
  openShare,
  ownersOf,
  roundToPlaces,
  shareFill,
  shareOf,
  subtract,
  totalOf,
  zeroMoney,
  zeroQuantity,
  type BotEventPayloads,
  type Execution,
  type FillDetail,
  type Instrument,
  type Money,
  type Notional,
  type Order,
  type Position,
  type Promised,
  type Quantity,
  type Side,
  type StrategyId,
  type StrategyShare,
} from '@bot/core';
import type { Ledger } from '../state/ledger';
import { liveOrdersIn } from '../state/liveOrders';
import { OPERATOR } from '../state/strategyIds';

/** The one strategy that there was before orders said whose they are. */
const LONE_STRATEGY: StrategyId = 'MovingAverageCrossover';

/** A part of a value is cut here; the last one gets the rest, so that the parts add up. */
const VALUE_PLACES = 18;

/** What was adopted is that of one strategy. */
export function adoptIntoBook(ledger: Ledger, adopted: BotEventPayloads['HoldingAdopted']): void {
  const { instrumentId, netQuantity, costBasis, strategyId = LONE_STRATEGY } = adopted;
  booksOf(ledger, instrumentId).set(strategyId, { ...flatPosition(instrumentId), netQuantity, costBasis });
}

/** One book sells, the other buys; what both hold together stays. */
export function transferBetweenBooks(ledger: Ledger, transferred: BotEventPayloads['BooksTransferred']): void {
  const { instrumentId, seller, buyer, quantity, value } = transferred;
  const trade = { quantity, value, commission: zeroMoney };
  applyTo(ledger, instrumentId, seller, { ...trade, side: 'Sell' });
  applyTo(ledger, instrumentId, buyer, { ...trade, side: 'Buy' });
}

/** Whose trade a progress of an order is. One that only corrects value or commission is that of those who got something. */
export function sharesOfProgress(
  ledger: Ledger,
  order: Order,
  quantity: Quantity,
  { lotSize }: Instrument,
): readonly StrategyShare[] {
  const { shares, attributed, side, strategyId, instrumentId } = order;
  if (isZero(quantity)) return attributed ?? [{ strategyId, quantity }];
  if (shares !== undefined) return shareFill(shares, attributed ?? [], quantity, lotSize);
  const books = booksOf(ledger, instrumentId);
  return ownersOf(books, strategyId, { side, quantity }, lotSize, promisedBy(ledger, instrumentId, side));
}

/** What live orders of that side will close, or open, of each book. */
const promisedBy =
  (ledger: Ledger, instrumentId: string, side: Side): Promised =>
  (strategyId) => {
    let promised = zeroQuantity;
    for (const order of liveOrdersIn({ ledger }, instrumentId)) {
      if (order.side === side) promised = add(promised, openShare(order, strategyId));
    }
    return promised;
  };

/** Whose trade it is that no order of ours brought about: a person's. */
export const sharesOfStranger = (
  ledger: Ledger,
  instrumentId: string,
  trade: Pick<Execution, 'side' | 'quantity'>,
  { lotSize }: Instrument,
): readonly StrategyShare[] =>
  ownersOf(booksOf(ledger, instrumentId), OPERATOR, trade, lotSize, promisedBy(ledger, instrumentId, trade.side));

/** What the venue takes back is taken from those who got it, in proportion; of a trade that was not ours, from a person. */
export function sharesOfBust(
  ledger: Ledger,
  { clientOrderId, instrumentId }: Pick<FillDetail, 'clientOrderId' | 'instrumentId'>,
  trade: Pick<Execution, 'side' | 'quantity'>,
  instrument: Instrument,
): readonly StrategyShare[] {
  const attributed = ledger.orders.get(clientOrderId)?.attributed ?? [];
  return exceeds(trade.quantity, totalOf(attributed))
    ? sharesOfStranger(ledger, instrumentId, trade, instrument)
    : divideFairly(trade.quantity, attributed, instrument.lotSize).filter(({ quantity }) => !isZero(quantity));
}

/** The order remembers who has got what of it. */
export const attributedTo = (order: Order, parts: readonly StrategyShare[]): readonly StrategyShare[] =>
  addShares(order.attributed ?? [], parts);

/**
 * Divides an execution among books, value and commission in proportion to the quantities. Worked example: 0.003 worth 150
 * with a commission of 0.9, of which A has 0.002 → A 100 and 0.6, B 50 and 0.3.
 */
export function moveStrategyBooks(
  ledger: Ledger,
  instrumentId: string,
  execution: Execution,
  parts: readonly StrategyShare[],
): void {
  const whole = totalOf(parts);
  let { value, commission } = execution;
  parts.forEach(({ strategyId, quantity }, index) => {
    const isLast = index === parts.length - 1;
    const part = {
      side: execution.side,
      quantity: isZero(execution.quantity) ? zeroQuantity : quantity,
      value: isLast ? value : partOf(execution.value, quantity, whole),
      commission: isLast ? commission : partOf(execution.commission, quantity, whole),
    };
    value = subtract(value, part.value);
    commission = subtract(commission, part.commission);
    applyTo(ledger, instrumentId, strategyId, part);
  });
}

function applyTo(ledger: Ledger, instrumentId: string, strategyId: StrategyId, execution: Execution): void {
  const books = booksOf(ledger, instrumentId);
  books.set(strategyId, applyFill(books.get(strategyId) ?? flatPosition(instrumentId), execution).position);
}

function booksOf({ strategyBooks }: Ledger, instrumentId: string): Map<StrategyId, Position> {
  const books = strategyBooks.get(instrumentId) ?? new Map<StrategyId, Position>();
  strategyBooks.set(instrumentId, books);
  return books;
}

const partOf = <A extends Money | Notional>(amount: A, part: Quantity, whole: Quantity): A =>
  roundToPlaces(shareOf(amount, part, whole), VALUE_PLACES);
