import type { ClientOrderId } from './order';

/** Where a client order id comes from. The three numbers never repeat together; the entropy keeps two accounts apart. */
export interface OrderEpoch {
  /** Made once with the store, so that a new store never repeats the ids of an old one. Lower-case letters and digits. */
  readonly storeEpoch: string;
  /** Counts the starts of the process on this store, from 1. */
  readonly processEpoch: number;
  /** Drawn once per start and logged. Lower-case letters and digits. */
  readonly entropy: string;
}

/**
 * Deterministic, so that a decision replayed gives the same id.
 * Worked example: store `k3x9`, 2nd start, entropy `7f`, 15th order → `bot-k3x9-2-15-7f`. At most 128 characters for Coinbase.
 */
export const clientOrderId = (epoch: OrderEpoch, sequence: number): ClientOrderId =>
  `bot-${epoch.storeEpoch}-${epoch.processEpoch}-${sequence}-${epoch.entropy}`;

/**
 * Whether the id is one of the first `sequence` that were made with a store, whether or not its order is still known.
 * Worked example: `bot-k3x9-2-15-7f` is among the first 15 of `k3x9`, and not among the first 14, nor one of `p1q2`.
 */
export function isMadeWith(storeEpoch: string, sequence: number, id: ClientOrderId): boolean {
  const [prefix, store, , made] = id.split('-');
  return prefix === 'bot' && store === storeEpoch && Number(made) <= sequence;
}
