import { Decimal as DecimalJs } from 'decimal.js';
import type { Work } from '../benchmark';
import type { CandleClose } from './candleStream';
import { createCrossings } from './crossings';

const Decimal = DecimalJs.clone({ precision: 40, rounding: DecimalJs.ROUND_HALF_EVEN });

export interface Windows {
  readonly short: number;
  readonly long: number;
}

/**
 * What somebody writes who wants nothing but the averages: for each close the last ones are added up and divided, in decimal.js, and it
 * is noted when the short average crosses the long one. No position, no risk, no events.
 */
export function bareLoop(candles: readonly CandleClose[], symbols: number, { short, long }: Windows): Work {
  const kept: DecimalJs[][] = Array.from({ length: symbols }, () => []);
  const wasAbove: (boolean | null)[] = Array.from({ length: symbols }, () => null);
  let crossings = createCrossings();

  return {
    operations: candles.length,
    reset: () => undefined,
    pass() {
      crossings = createCrossings();
      kept.forEach((closes) => closes.splice(0));
      wasAbove.fill(null);
      for (const { symbol, close } of candles) {
        const closes = kept[symbol] as DecimalJs[];
        closes.push(new Decimal(close));
        if (closes.length > long) closes.shift();
        if (closes.length < long) continue;
        const isAbove = average(closes.slice(-short)).gt(average(closes));
        if (wasAbove[symbol] !== null && isAbove !== wasAbove[symbol]) crossings.note(symbol, isAbove);
        wasAbove[symbol] = isAbove;
      }
    },
    result: () => crossings.text(),
  };
}

const average = (closes: readonly DecimalJs[]): DecimalJs =>
  closes.reduce((total, close) => total.plus(close), new Decimal(0)).div(closes.length);
