import type { TradeId, VenueOrderId } from '@bot/core';
import type { OrderNo, TradeNo } from './venueEvent';

/** Orders and trades are counted in 32 bits, see `numberedTable`. */
const LARGEST_NUMBER = 2 ** 32 - 1;

/** Worked example: the order 7 is `V7` outside. */
export const venueOrderIdOf = (orderNo: OrderNo): VenueOrderId => `V${orderNo}`;
/** null for what was never an id of this venue, such as `v7`, `V07`, `V` and `V4294967297`, more than it counts. */
export const orderNoOf = (venueOrderId: string): OrderNo | null => numberBehind('V', venueOrderId);

/** Worked example: the trade 7 is `T7` outside. */
export const tradeIdOf = (tradeNo: TradeNo): TradeId => `T${tradeNo}`;
/** null for what was never an id of a trade. */
export const tradeNoOf = (tradeId: string): TradeNo | null => numberBehind('T', tradeId);

/**
 * The fill that takes a trade back has an id of its own, so that nobody who knows the trade overlooks it. Worked example: `R7`
 * takes back `T7`.
 */
export const reversalIdOf = (tradeNo: TradeNo): TradeId => `R${tradeNo}`;

/** A trade among other people, who have no orders here; counted from 1. */
export const printIdOf = (printNo: number): TradeId => `P${printNo}`;

function numberBehind(letter: string, id: string): number | null {
  const digits = id.slice(letter.length);
  if (!id.startsWith(letter) || !/^[1-9]\d*$/.test(digits)) return null;
  const number = Number(digits);
  return number <= LARGEST_NUMBER ? number : null;
}
