import { parseShare } from '../text/percent';
import { eventStart, hits, type EventOptions, type Gap, type MarketEvent } from './marketEvent';
import type { InstrumentId } from '@bot/core';

export interface GapOptions extends EventOptions {
  /** `'-5 %'`; what is left stays above zero. */
  readonly by: string;
}

/**
 * The price moves at once and stays there; nothing trades in between. Worked example: `gap({ at: '1h', by: '-5 %' })` takes 50,000
 * to 47,500. Bias: the book behind the gap is as deep as before it.
 * @throws SimulationError for what is no duration, AssertionFailed for no percentage above −100
 */
export const gap = ({ by, ...options }: GapOptions): Gap => ({
  kind: 'Gap',
  ...eventStart(options),
  by: parseShare(by, 'a gap', -99.99, 10_000),
});

/**
 * By which share gaps after `fromMs` up to `toMs` moved an instrument. A perpetual that follows an underlying has the gaps of that
 * in its price already: of those only the ones are counted that hit it alone.
 */
export function gapBetween(
  events: readonly MarketEvent[],
  instrumentId: InstrumentId,
  underlyingId: InstrumentId | null,
  fromMs: number,
  toMs: number,
): number {
  let factor = 1;
  for (const event of events) {
    if (event.kind !== 'Gap' || event.atMs <= fromMs || event.atMs > toMs || !hits(event, instrumentId)) continue;
    if (underlyingId === null || !hits(event, underlyingId)) factor *= 1 + event.by;
  }
  return factor - 1;
}
