import type { Broker, CancelTimer, Clock, InstrumentId, Quote, Unsubscribe } from '@bot/core';

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
  const unsubscribe = broker.subscribeQuotes(instrumentIds, (quote) => {
    const isOvertaken = quote.at < (newest.get(quote.instrumentId)?.at ?? quote.at);
    if (!isOvertaken) newest.set(quote.instrumentId, quote);
  });
  let cancel = schedule();

  function schedule(): CancelTimer {
    const untilNext = intervalMs - (clock.now() % intervalMs);
    return clock.setTimer(untilNext, function sampleCycle() {
      cancel = schedule();
      const quotes = instrumentIds.flatMap((instrumentId) => newest.get(instrumentId) ?? []);
      newest.clear();
      quotes.forEach(sample);
    });
  }

  return () => {
    unsubscribe();
    cancel();
  };
}
