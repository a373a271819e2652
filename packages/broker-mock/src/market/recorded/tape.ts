import type { InstrumentId, Side } from '@bot/core';
import type { Taking } from '../../exchange/venueCommand';
import type { Print } from '../../exchange/venueEvent';
import type { BarStep } from './bar';

/**
 * How recorded volume meets orders that wait.
 * Through: it is only on the tape; a waiting order trades when quotes move through its price. Bias: too late and too rarely, since
 * in truth part of what traded at its price would have been its own.
 * Touch: it comes as market orders, which meet whoever waits at the best price when the price gets there. Bias: too early and too
 * much, since nobody who stood there before is known, and who really traded is now traded with.
 */
export type RecordedFills = 'Through' | 'Touch';

/** What other people did besides quoting. Files of quotes say nothing of it. */
export interface Tape {
  readonly prints: readonly Print[];
  readonly takings: readonly Taking[];
}

/** One trade of what was traded in the step: at its price in the middle of the quotes, or as a market order. */
export function tapeOf(fills: RecordedFills, instrumentId: InstrumentId, step: BarStep, before: BarStep | null): Tape {
  const { tradedLots: lots } = step;
  if (lots === 0) return { prints: [], takings: [] };
  const side = takerSide(step, before);
  return fills === 'Touch'
    ? { prints: [], takings: [{ instrumentId, side, lots }] }
    : { prints: [{ ticks: middleOf(step), lots, makerSide: side === 'Buy' ? 'Sell' : 'Buy' }], takings: [] };
}

/** The tick rule: a price above the one before was paid by a buyer, any other one by a seller (Lee and Ready, 1991, in short). */
const takerSide = (step: BarStep, before: BarStep | null): Side =>
  before !== null && middleOf(step) > middleOf(before) ? 'Buy' : 'Sell';

const middleOf = ({ bidTicks, askTicks }: BarStep): number => Math.floor((bidTicks + askTicks) / 2);
