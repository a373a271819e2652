import type { EpochMs } from '@bot/core';

/** `2018-04-04 00:00:00`, in UTC. */
export const timeText = (at: EpochMs): string => new Date(at).toISOString().slice(0, 19).replace('T', ' ');

/** ISO 8601 in UTC, for programs. */
export const isoTime = (at: EpochMs): string => new Date(at).toISOString();

const units = [
  { name: 'd', ms: 86_400_000, from: 2 * 86_400_000 },
  { name: 'h', ms: 3_600_000, from: 3_600_000 },
  { name: 'min', ms: 60_000, from: 60_000 },
  { name: 's', ms: 1_000, from: 0 },
] as const;

/** The two largest units: 90 minutes are `1 h 30 min`; below a minute one decimal, `2.4 s`; a day and a half is `36 h`. */
export function durationText(ms: number): string {
  if (ms < 60_000) return `${(ms / 1_000).toFixed(1)} s`;
  const largest = units.findIndex(({ from }) => ms >= from);
  let rest = ms;
  return units
    .slice(largest, largest + 2)
    .map(({ name, ms: unitMs }) => {
      const count = Math.floor(rest / unitMs);
      rest -= count * unitMs;
      return count === 0 ? '' : `${count} ${name}`;
    })
    .filter(Boolean)
    .join(' ');
}
