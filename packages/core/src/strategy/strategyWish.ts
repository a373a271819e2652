import type { Instrument } from '../instrument/instrument';
import { quantizeQuantity } from '../instrument/quantize';
import type { Mark } from '../market/quote';
import { absolute, add, isNegative, isPositive, largerOf, quantityFor, smallerOf, subtract } from '../money/arithmetic';
import { zeroNotional, zeroQuantity, type Notional, type Quantity } from '../money/amount';
import type { StrategyId } from '../order/order';
import type { Side } from '../order/side';
import { isTooSmall, type Position } from '../position/position';
import type { Signal } from './strategy';

/** What a signal comes to for the book of its strategy. */
export interface StrategyWish {
  readonly signal: Signal;
  /** What it speaks for. null: it closes what it does not hold. */
  readonly side: Side | null;
  /** Unsigned, whole lots; zero when the book is where it should be. */
  readonly quantity: Quantity;
  /** The part of it that closes the book; the rest opens. */
  readonly closing: Quantity;
  /** What it wanted to open and may not. */
  readonly cut: Quantity;
}

/** What a strategy may open. */
export interface Room {
  /** Notional. */
  readonly free: () => Notional;
  readonly mayShort: boolean;
}

/**
 * Buy and Sell bring the book to its side; one that is there already is kept as it is: signals do not add to it. Close empties
 * it. What opens is cut to what is free, and no book goes short where that is not allowed.
 * Worked example: the book is short 0.02, Buy for 500 at 50,000 → buy 0.03, of which 0.02 closes; with 250 free → 0.025.
 */
export function strategyWish(
  signal: Signal,
  book: Pick<Position, 'netQuantity'>,
  { instrument, mark, room }: { readonly instrument: Instrument; readonly mark: Mark; readonly room: Room },
): StrategyWish {
  // What cannot be closed is no position: it would hold the strategy for ever.
  const held = isTooSmall(book, instrument, mark.price) ? null : book.netQuantity;
  const holds: Side | null = held === null ? null : isNegative(held) ? 'Sell' : 'Buy';
  const size = held === null ? zeroQuantity : absolute(held);
  const lots = (quantity: Quantity): Quantity => quantizeQuantity(instrument, quantity);
  const closing = lots(size);

  if (signal.action === 'Close' || signal.targetNotional === null) {
    const side = holds === null ? null : holds === 'Buy' ? 'Sell' : 'Buy';
    return { signal, side, quantity: closing, closing, cut: zeroQuantity };
  }
  const side = signal.action;
  if (holds === side) return { signal, side, quantity: zeroQuantity, closing: zeroQuantity, cut: zeroQuantity };

  const inLots = (notional: Notional): Quantity =>
    isPositive(mark.price) && isPositive(notional)
      ? lots(quantityFor(notional, mark.price, instrument.contractSize))
      : zeroQuantity;
  const mayOpen = side === 'Buy' || room.mayShort ? smallerOf(signal.targetNotional, room.free()) : zeroNotional;
  const quantity = lots(add(size, inLots(mayOpen)));
  const cut = subtract(lots(add(size, inLots(signal.targetNotional))), quantity);
  return { signal, side, quantity, closing, cut };
}

/** What of a wish is to be ordered. */
export interface OrderedPart {
  readonly strategyId: StrategyId;
  readonly quantity: Quantity;
  /** The part of it that closes the book. */
  readonly closing: Quantity;
}

/** A wish of which a part was met already; what was met closes first. */
export const orderedPart = ({ signal, quantity, closing }: StrategyWish, met = zeroQuantity): OrderedPart => ({
  strategyId: signal.strategyId,
  quantity: subtract(quantity, met),
  closing: largerOf(subtract(closing, met), zeroQuantity),
});

/** The wish without what opens. */
export const exitOf = (wish: StrategyWish): StrategyWish => ({
  ...wish,
  quantity: wish.closing,
  cut: zeroQuantity,
});
