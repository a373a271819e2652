import { add, type Money } from '@bot/core';
import type { Ledger } from '../state/ledger';

/**
 * Results are measured from what there was at some time. What comes from outside, or goes, is no result: it moves the measure.
 * Worked example: the day opened with 10,000 and 1,000 are withdrawn → it counts as opened with 9,000, and has lost nothing;
 * and a high water of 12,000 is one of 11,000.
 */
export function shiftBaselines(ledger: Ledger, amount: Money): void {
  if (ledger.day !== null) ledger.day = { ...ledger.day, equity: add(ledger.day.equity, amount) };
  if (ledger.highWater !== null) ledger.highWater = add(ledger.highWater, amount);
}
