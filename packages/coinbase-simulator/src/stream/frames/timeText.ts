import type { EpochMs } from '@bot/core';

/** With nine digits, as the venue writes it. Worked example: 0 is `1970-01-01T00:00:00.000000000Z`. */
export const nanosText = (at: EpochMs): string => new Date(at).toISOString().replace('Z', '000000Z');

/** What no date says. */
export const NO_TIME = '0001-01-01T00:00:00Z';

/** As Go prints a time. Worked example: 0 after 1.5 s is `1970-01-01 00:00:00.000000 +0000 UTC m=+1.500000000`. */
export function goTimeText(at: EpochMs, monotonicMs: number): string {
  const [date, time] = new Date(at).toISOString().slice(0, -1).split('T');
  return `${date} ${time}000 +0000 UTC m=+${(monotonicMs / 1_000).toFixed(9)}`;
}
