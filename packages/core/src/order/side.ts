import { negate } from '../money/arithmetic';
import type { Quantity } from '../money/amount';

export type Side = 'Buy' | 'Sell';

export const opposite = (side: Side): Side => (side === 'Buy' ? 'Sell' : 'Buy');

/** A buy adds to the net quantity, a sell takes from it. */
export const signed = (side: Side, quantity: Quantity): Quantity => (side === 'Buy' ? quantity : negate(quantity));
