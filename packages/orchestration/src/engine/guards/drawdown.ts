import { atLeast, drawdownOf, exceeds, ratioOf, scale, toFixedText, toText, type Money } from '@bot/core';
import { trip } from '../decisions/restrict';
import { event } from '../decision';
import type { Guard } from './look';

/** The high water rises in steps of 0.1 %, so that a rising market does not fill the log. */
const STEP = ratioOf('1.001');

/** Equity too far below the most it ever was → reduce-only until a person resumes. Worked example: 10,000 → 9,500 is 5 %. */
export const drawdown: Guard = {
  needsEquity: true,
  isOn: ({ guards }) => guards.maxDrawdown !== null,
  look({ state, equity, occasion }) {
    const limit = state.config.guards.maxDrawdown;
    if (limit === null) return [];
    const { highWater } = state.ledger;
    if (occasion === 'Between' && highWater === null) return [];
    const rises = occasion !== 'Between' && (highWater === null || isHigher(equity, highWater));
    const high = rises || highWater === null ? equity : highWater;
    const lost = drawdownOf(equity, high);
    if (!atLeast(lost, limit)) return rises ? [event('HighWaterRaised', { equity })] : [];
    const numbers = { equity: toText(equity), highWater: toText(high), maxDrawdown: toText(limit) };
    const happened = `The equity of ${numbers.equity} USD is ${toFixedText(scale(lost, HUNDRED), 2)} % below its high water of ${numbers.highWater} USD.`;
    return trip(state, { cause: 'Drawdown', numbers }, happened);
  },
};

const HUNDRED = ratioOf('100');

/** Of a high water that is not above zero every rise counts. */
const isHigher = (equity: Money, highWater: Money): boolean =>
  exceeds(equity, highWater) && atLeast(equity, scale(highWater, STEP));
