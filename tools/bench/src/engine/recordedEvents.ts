import type { NewStoredEvent } from '@bot/core';
import { candleStream } from './candleStream';
import { engineRun, fixedWorkload } from './engineRun';

/** Gives so many events, one after the other, as the engine writes them. It is a hasty one, so that they come soon. */
export function recordEvents(count: number, give: (event: NewStoredEvent) => void): void {
  let given = 0;
  const run = engineRun({
    ...fixedWorkload,
    windows: { short: 1, long: 2 },
    onAppend(batch) {
      for (const event of batch) {
        given += 1;
        if (given <= count) give(event);
      }
    },
  });
  const candles = candleStream(fixedWorkload.symbols, 1_000);
  while (given < count) for (const candle of candles) run.take(candle);
}

export function recordedEvents(count: number): readonly NewStoredEvent[] {
  const events: NewStoredEvent[] = [];
  recordEvents(count, (event) => events.push(event));
  return events;
}
