import type { EpochMs } from '../ports/clock';
import type { ClientOrderId } from './order';

/** What is asked of the venue about one order. */
export type OrderAction = 'Submit' | 'Amend' | 'Cancel';

/** A request that is still to be sent, or whose answer is awaited. There is one at most for each order. */
export interface PendingSend {
  readonly clientOrderId: ClientOrderId;
  readonly action: OrderAction;
  /** The attempt that comes next, or is under way; counted from 1. */
  readonly attempt: number;
  /** null: under way. */
  readonly dueAt: EpochMs | null;
}
