import type { EpochMs } from '../ports/clock';
import type { Instrument } from './instrument';

const HOUR_MS = 3_600_000;

/** Between two payments of funding, in ms. Coins of spot have none. */
export const fundingIntervalOf = ({ kind, fundingIntervalMs }: Instrument): number | null =>
  kind === 'Spot' ? null : (fundingIntervalMs ?? HOUR_MS);

/** How often funding is due after `from` until `to`, and when last; null: never. */
export function fundingsDue(
  instrument: Instrument,
  from: EpochMs,
  to: EpochMs,
): { readonly times: number; readonly lastAt: EpochMs } | null {
  const intervalMs = fundingIntervalOf(instrument);
  if (intervalMs === null) return null;
  const last = Math.floor(to / intervalMs);
  const times = last - Math.floor(from / intervalMs);
  return times > 0 ? { times, lastAt: last * intervalMs } : null;
}
