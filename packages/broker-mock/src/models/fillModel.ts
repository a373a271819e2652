import type { Print } from '../exchange/venueEvent';

/**
 * How many lots of a trade among other people go to the orders of accounts that wait at its price or a better one. Trades with
 * what crosses them and with other people's takers happen in any case, in the order of the queue.
 */
export type FillModel = (print: Print) => number;

/**
 * A print is news and no more: an order trades when the queue before it is gone. Right for a market whose takers come through the
 * book. Bias on bars, which have no takers: too pessimistic at the touch, an order fills only when the price goes through it.
 */
export const queueFill: FillModel = () => 0;

/**
 * An order trades with every print that touches its price, as far as the print goes. For bars, where nobody knows the queue. Bias:
 * too optimistic, as if the order stood first.
 */
export const touchFill: FillModel = ({ lots }) => lots;
