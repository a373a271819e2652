import { absolute, add, asMoney, atLeast, isNegative, isZero, negate, shareOf, subtract } from '../money/arithmetic';
import { zeroMoney, type Money, type Notional, type Quantity } from '../money/amount';
import { roundToPlaces } from '../money/rounding';
import { signed, type Side } from '../order/side';
import type { Position } from './position';

/** A basis that does not divide evenly is cut here, so that all later sums stay exact. */
const BASIS_PLACES = 18;

export interface Execution {
  readonly side: Side;
  /** Unsigned. Zero when the venue corrects what earlier fills cost. */
  readonly quantity: Quantity;
  /** Price × quantity × contract size; of a correction the difference, signed. */
  readonly value: Notional;
  readonly commission: Money;
}

export interface AppliedFill {
  readonly position: Position;
  /** What this fill realised, before commission. */
  readonly realizedPnl: Money;
}

/**
 * Adds, reduces, closes or flips. Worked examples:
 * - long 0.02 at 48,000 (basis 960), sell 0.02 at 50,000 (value 1,000) → flat, realised 40;
 * - long 1 at 100, sell 3 at 110 (value 330) → short 2 with basis −220, realised 10: the flip closes first, then opens;
 * - flat, and the value of an earlier sell is corrected by 5 → flat, realised 5. While a position stands that the fill opened,
 *   the correction goes into its basis.
 */
export function applyFill(position: Position, fill: Execution): AppliedFill {
  const commission = add(position.commission, fill.commission);
  if (opens(position, fill)) {
    const grown = {
      ...position,
      commission,
      netQuantity: add(position.netQuantity, signed(fill.side, fill.quantity)),
      costBasis: add(position.costBasis, signedValue(fill.side, asMoney(fill.value))),
    };
    return { position: grown, realizedPnl: zeroMoney };
  }
  const held = absolute(position.netQuantity);
  return atLeast(held, fill.quantity)
    ? reduce({ ...position, commission }, fill)
    : flip({ ...position, commission }, fill, held);
}

/** A correction opens nothing: what has been closed since is realised. */
function opens({ netQuantity }: Position, { side, quantity }: Execution): boolean {
  return isZero(netQuantity) ? !isZero(quantity) : isNegative(netQuantity) === (side === 'Sell');
}

/** Takes the quantity's share of the basis out; what was received above it is profit. */
function reduce(position: Position, fill: Execution): AppliedFill {
  const netQuantity = add(position.netQuantity, signed(fill.side, fill.quantity));
  const basisOut = isZero(netQuantity)
    ? position.costBasis
    : shareIn(position.costBasis, fill.quantity, absolute(position.netQuantity));
  // A long basis is positive and is sold for +value; a short basis is negative and is bought back for −value.
  const realizedPnl = subtract(negate(signedValue(fill.side, asMoney(fill.value))), basisOut);
  return {
    position: {
      ...position,
      netQuantity,
      costBasis: subtract(position.costBasis, basisOut),
      realizedPnl: add(position.realizedPnl, realizedPnl),
    },
    realizedPnl,
  };
}

/** Closes what is held with its share of the value, then opens the rest the other way. */
function flip(position: Position, fill: Execution, held: Quantity): AppliedFill {
  const closingValue = shareIn(fill.value, held, fill.quantity);
  const closed = reduce(position, { ...fill, quantity: held, value: closingValue });
  const rest = subtract(fill.quantity, held);
  return {
    position: {
      ...closed.position,
      netQuantity: signed(fill.side, rest),
      costBasis: signedValue(fill.side, asMoney(subtract(fill.value, closingValue))),
    },
    realizedPnl: closed.realizedPnl,
  };
}

const shareIn = <A extends Money | Notional>(whole: A, part: Quantity, of: Quantity): A =>
  roundToPlaces(shareOf(whole, part, of), BASIS_PLACES);

const signedValue = (side: Side, value: Money): Money => (side === 'Buy' ? value : negate(value));
