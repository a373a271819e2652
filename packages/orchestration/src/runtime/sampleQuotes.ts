import type { Broker, Clock, InstrumentId, Quote, Unsubscribe } from '@bot/core';

export interface Sampling {
  readonly broker: Pick<Broker, 'subscribeQuotes'>;
  readonly clock: Clock;
  readonly instrumentIds: readonly InstrumentId[];
  readonly intervalMs: number;
  readonly sample: (quote: Quote) => void;
}

/**
 * One sample per instrument and cycle: the newest quote wins, an unchanged one is not sampled again. Cycles stand on whole
 * multiples of the interval, so that a restart does not move them.
 */
export function sampleQuotes({ broker, clock, instrumentIds, intervalMs, sample }: Sampling): Unsubscribe {
  const newest = new Map<InstrumentId, Quote>();
  const unsubscribe = broker.subscribeQuotes(instrumentIds, (quote) => newest.set(quote.instrumentId, quote));
  let cancel = schedule();

  function schedule(): () => void {
    const untilNext = intervalMs - (clock.now() % intervalMs);
    return clock.setTimer(untilNext, () => {
      for (const instrumentId of instrumentIds) {
        const quote = newest.get(instrumentId);
        if (quote !== undefined) sample(quote);
      }
      newest.clear();
      cancel = schedule();
    });
  }

  return () => {
    unsubscribe();
    cancel();
  };
}
