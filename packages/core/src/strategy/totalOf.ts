import { sum } from '../money/arithmetic';
import { zeroQuantity, type Quantity } from '../money/amount';

/** What all of them are together. */
export const totalOf = (parts: readonly { readonly quantity: Quantity }[]): Quantity =>
  sum(
    parts.map(({ quantity }) => quantity),
    zeroQuantity,
  );
