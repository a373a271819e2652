import type { KillMoment } from './command/killMoment';

export interface KillFigures {
  readonly moments: readonly KillMoment[];
  /** From the start of a process until it traded, of those that came so far. */
  readonly readyMs: readonly number[];
  readonly events: number;
  readonly orders: number;
  readonly fills: number;
}

/** `50 kills (Spawned 3, Ready 9, …), 50 restarts, 812 events, 190 orders, 190 fills; ready after 640 ms (median), 910 ms at most` */
export function figuresText({ moments, readyMs, events, orders, fills }: KillFigures): string {
  const counts = new Map<KillMoment, number>();
  for (const moment of moments) counts.set(moment, (counts.get(moment) ?? 0) + 1);
  const kinds = [...counts].map(([moment, count]) => `${moment} ${count}`).join(', ');
  const sorted = readyMs.toSorted((a, b) => a - b);
  const median = Math.round(Number(sorted[Math.floor(sorted.length / 2)]));
  const ready = `ready after ${median} ms (median), ${Math.round(Number(sorted.at(-1)))} ms at most`;
  return `${moments.length} kills (${kinds}) and restarts, ${events} events, ${orders} orders, ${fills} fills; ${ready}`;
}

export const tellFigures = (text: string): void => void process.stderr.write(`${text}\n`);
