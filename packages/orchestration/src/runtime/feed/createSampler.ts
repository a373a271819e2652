import { equals, type CancelTimer, type Clock, type InstrumentId, type Quote } from '@bot/core';

export interface Sampling {
  readonly clock: Clock;
  readonly intervalMs: number;
  readonly sample: (quote: Quote) => void;
  /** Called at the end of each cycle, before its samples. */
  readonly cycleEnds: () => void;
}

/** Makes one sample per instrument and cycle of all the quotes that are offered to it. */
export interface Sampler {
  /** From now on there are cycles, of these instruments. They go on when others take their place. */
  begin(instrumentIds: readonly InstrumentId[]): void;
  /** Only the newest is kept, so a burst cannot pile up. */
  offer(quote: Quote): void;
  /** Quotes that a newer one of the same cycle replaced. */
  readonly shed: number;
  end(): void;
}

/**
 * The newest quote wins, wherever it comes from, and one that was sampled already is not sampled again. Cycles stand on whole
 * multiples of the interval, so that a restart does not move them.
 */
export function createSampler({ clock, intervalMs, sample, cycleEnds }: Sampling): Sampler {
  const newest = new Map<InstrumentId, Quote>();
  const sampled = new Map<InstrumentId, Quote>();
  let instrumentIds: readonly InstrumentId[] = [];
  let shed = 0;
  let cancel: CancelTimer | null = null;

  function schedule(): CancelTimer {
    const untilNext = intervalMs - (clock.now() % intervalMs);
    return clock.setTimer(untilNext, function sampleCycle() {
      cancel = schedule();
      cycleEnds();
      const quotes = instrumentIds.flatMap((instrumentId) => newest.get(instrumentId) ?? []);
      newest.clear();
      for (const quote of quotes) {
        sampled.set(quote.instrumentId, quote);
        sample(quote);
      }
    });
  }

  return {
    begin(ids) {
      instrumentIds = ids;
      // One that comes back later begins anew.
      for (const known of [newest, sampled]) for (const id of known.keys()) if (!ids.includes(id)) known.delete(id);
      cancel ??= schedule();
    },
    offer(quote) {
      const { instrumentId } = quote;
      const last = sampled.get(instrumentId);
      if (last !== undefined && isSame(quote, last)) return;
      const waiting = newest.get(instrumentId);
      if (waiting !== undefined && quote.at < waiting.at) return;
      if (waiting !== undefined) shed += 1;
      newest.set(instrumentId, quote);
    },
    get shed() {
      return shed;
    },
    end() {
      cancel?.();
      newest.clear();
    },
  };
}

/** The stream and a request may both tell of it. */
const isSame = (a: Quote, b: Quote): boolean =>
  a.at === b.at &&
  equals(a.bid, b.bid) &&
  equals(a.ask, b.ask) &&
  equals(a.bidSize, b.bidSize) &&
  equals(a.askSize, b.askSize);
