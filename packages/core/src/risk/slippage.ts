import type { Depth, DepthLevel } from '../market/depth';
import type { Quote } from '../market/quote';
import {
  absolute,
  add,
  exceeds,
  isPositive,
  isZero,
  midPrice,
  notionalFor,
  priceFor,
  ratioBetween,
  scale,
  smallerOf,
  subtract,
} from '../money/arithmetic';
import { ratioOf, zeroNotional, type Notional, type Price, type Quantity, type Ratio } from '../money/amount';
import type { Side } from '../order/side';

const BPS = ratioOf('10000');
const HALF_BPS = ratioOf('5000');

/**
 * What an order at the market may lose against the middle, when only the best prices are known: the spread, and half of the
 * part of the best level that the order takes. In basis points; null when nothing is offered.
 * Worked example: bid 49,990 and ask 50,010 with 1 BTC at each, a buy worth 500.1 →
 * 4 + 10,000 × (500.1 ÷ 50,010) × 0.5 = 4 + 50 = 54.
 */
export function slippageFromQuote(side: Side, notional: Notional, quote: Quote, contractSize: Ratio): Ratio | null {
  const { bid, ask, bidSize, askSize } = quote;
  if (!isPositive(bid) || !isPositive(ask)) return null;
  const offered = side === 'Buy' ? notionalFor(ask, askSize, contractSize) : notionalFor(bid, bidSize, contractSize);
  if (!isPositive(offered)) return null;
  const spread = bpsBetween(subtract(ask, bid), midPrice(bid, ask));
  return add(spread, scale(ratioBetween(notional, offered), HALF_BPS));
}

/**
 * The same by walking through the levels: how far the average price of the fill is from the middle. null when the levels that
 * are known do not hold so much. Worked example: bid 99; 1 at 101 and 1 at 103 are offered, a buy of 2 fills at 102 on average;
 * the middle is 100 → 200.
 */
export function slippageThroughDepth(side: Side, quantity: Quantity, depth: Depth): Ratio | null {
  const { bids, asks } = depth;
  const [bid] = bids;
  const [ask] = asks;
  if (bid === undefined || ask === undefined || !isPositive(bid.price)) return null;
  const average = averageFill(side === 'Buy' ? asks : bids, quantity);
  const middle = midPrice(bid.price, ask.price);
  return average && bpsBetween(absolute(subtract(average, middle)), middle);
}

/** How far a price is from another one, in basis points of that one. Worked example: 50,500 from 50,000 → 100. */
export const deviationBps = (price: Price, from: Price): Ratio => bpsBetween(absolute(subtract(price, from)), from);

function averageFill(levels: readonly DepthLevel[], quantity: Quantity): Price | null {
  let left = quantity;
  let paid = zeroNotional;
  for (const level of levels) {
    const taken = smallerOf(left, level.quantity);
    paid = add(paid, notionalFor(level.price, taken));
    left = subtract(left, taken);
    if (isZero(left)) return priceFor(paid, quantity);
  }
  return null;
}

const bpsBetween = (part: Price, whole: Price): Ratio => scale(ratioBetween(part, whole), BPS);

/** For a limit that is written as a plain number of basis points. */
export const exceedsBps = (bps: Ratio, limit: number): boolean => exceeds(bps, ratioOf(String(limit)));
