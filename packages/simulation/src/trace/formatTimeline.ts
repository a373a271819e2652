import type { EpochMs } from '@bot/core';
import type { TraceEntry } from './trace';

export interface TimelineOptions {
  /** How many of the newest entries are shown. Default: 60. */
  readonly lines?: number;
  /** What `+00:00:00.000` means. Default: the time of the first entry. */
  readonly startAt?: EpochMs;
}

/**
 * The newest entries as aligned columns:
 * ```
 * … 12 earlier entries
 * +00:00:12.345  bot    OrderSubmitted Buy 0.01 BTC-USD
 * +00:00:12.400  venue  Accepted v-1
 * ```
 */
export function formatTimeline(entries: readonly TraceEntry[], options: TimelineOptions = {}): string {
  const { lines = 60, startAt = entries[0]?.at ?? 0 } = options;
  const shown = lines > 0 ? entries.slice(-lines) : [];
  const times = shown.map(({ at }) => elapsedText(at - startAt));
  const timeWidth = widest(times);
  const laneWidth = widest(shown.map(({ lane }) => lane));
  const rows = shown.map(({ lane, text }, index) =>
    [(times[index] ?? '').padStart(timeWidth), lane.padEnd(laneWidth), text.replaceAll('\n', ' ⏎ ')].join('  '),
  );
  const hidden = entries.length - shown.length;
  return (hidden > 0 ? [`… ${hidden} earlier entries`, ...rows] : rows).join('\n');
}

/** Worked example: 3,723,004 ms is `+01:02:03.004`. Below zero when the clock was set back. */
function elapsedText(ms: number): string {
  const whole = Math.abs(ms);
  const part = (unitMs: number, per: number, width: number): string =>
    String(Math.floor(whole / unitMs) % per).padStart(width, '0');
  const hours = String(Math.floor(whole / 3_600_000)).padStart(2, '0');
  return `${ms < 0 ? '-' : '+'}${hours}:${part(60_000, 60, 2)}:${part(1000, 60, 2)}.${part(1, 1000, 3)}`;
}

const widest = (texts: readonly string[]): number => texts.reduce((width, text) => Math.max(width, text.length), 0);
