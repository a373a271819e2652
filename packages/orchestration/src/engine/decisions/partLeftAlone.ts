import { absolute, isNegative, isZero, smallerOf, zeroQuantity, type Quantity } from '@bot/core';

/**
 * Of coins that are left alone, what grows them or is taken from them; signed change, unsigned part.
 * Worked example: 2 coins are left alone; of a sell of 3 they take 2, of a buy of 3 all. With none, nothing.
 */
export function partLeftAlone(alone: Quantity, change: Quantity): Quantity {
  if (isZero(alone)) return zeroQuantity;
  const size = absolute(change);
  return isNegative(alone) === isNegative(change) ? size : smallerOf(absolute(alone), size);
}
