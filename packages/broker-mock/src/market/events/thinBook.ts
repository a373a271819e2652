import { parseDuration } from '@bot/simulation';
import { parseShare } from '../text/percent';
import { eventStart, type EventOptions, type ThinBook } from './marketEvent';

export interface ThinBookOptions extends EventOptions {
  readonly for: string;
  /** How much of the usual quotes stays, `'10 %'`; at `'0 %'` the book is empty. */
  readonly depth: string;
}

/**
 * For a while other people offer less at each price, and take as much as ever. Bias: the spread stays, where real makers that
 * step back also step away.
 * @throws SimulationError for what is no duration, AssertionFailed for no percentage from 0 to 100
 */
export const thinBook = ({ for: duration, depth, ...options }: ThinBookOptions): ThinBook => ({
  kind: 'ThinBook',
  ...eventStart(options),
  forMs: parseDuration(duration),
  share: parseShare(depth, 'what stays of a book'),
});
