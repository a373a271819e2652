import { assert, EventStoreError, type Clock, type EventStore, type NewStoredEvent } from '@bot/core';

/**
 * How an append can end. Together they are all that a disk can do to the store port:
 * - `Durable`: written and confirmed;
 * - `DurableNotAcknowledged`: written, yet the caller gets `AppendFailed`;
 * - `Lost`: not written, the caller gets `AppendFailed`;
 * - `Full`: not written, the caller gets `StoreFull`;
 * - `{ slowMs }`: written and confirmed after so much time on the clock.
 */
export type AppendOutcome = 'Durable' | 'DurableNotAcknowledged' | 'Lost' | 'Full' | { readonly slowMs: number };

export interface FaultyEventStore extends EventStore {
  /** The next append that nothing is planned for yet ends so. */
  failNextAppend(outcome: AppendOutcome): void;
  /** The nth append from now on, counted from 1, ends so. Empty batches do not count. */
  onAppend(n: number, outcome: AppendOutcome): void;
  /** Planned outcomes that were never reached, for the message of the failing test: `append 3: Lost`. */
  pending(): readonly string[];
}

export interface FaultyOptions {
  /** Slow appends wait on it. */
  readonly clock: Clock;
  /** Outcomes by number of the append, counted from 1. */
  readonly script?: { readonly [n: number]: AppendOutcome };
}

/**
 * The store as it is, but for the appends that were planned to end otherwise. Appends are carried out one after another;
 * after a failed one this object takes no more.
 */
export function withFaultyOutcomes(store: EventStore, { clock, script = {} }: FaultyOptions): FaultyEventStore {
  const planned = new Map<number, AppendOutcome>();
  let appends = 0;
  let failed = false;
  let lastTurn: Promise<void> = Promise.resolve();

  async function carryOut(outcome: AppendOutcome, batch: readonly NewStoredEvent[]): Promise<void> {
    if (failed) throw refused();
    switch (outcome) {
      case 'Durable':
        return store.append(batch);
      case 'DurableNotAcknowledged':
        await store.append(batch);
        throw failure('AppendFailed', 'The batch was written, but the confirmation was lost.');
      case 'Lost':
        throw failure('AppendFailed', 'The batch was lost on its way to the disk.');
      case 'Full':
        throw failure('StoreFull', 'There is no room left for the batch.');
      default:
        await pause(clock, outcome.slowMs);
        return store.append(batch);
    }
  }

  function failure(code: 'AppendFailed' | 'StoreFull', happened: string): EventStoreError {
    failed = true;
    return storeError(code, happened);
  }

  function plan(n: number, outcome: AppendOutcome): void {
    assert(Number.isInteger(n) && n > appends, `append ${n} cannot be planned: ${appends} were made already`);
    planned.set(n, outcome);
  }

  function takeOutcome(): AppendOutcome {
    appends += 1;
    const outcome = planned.get(appends) ?? 'Durable';
    planned.delete(appends);
    return outcome;
  }

  for (const [n, outcome] of Object.entries(script)) plan(Number(n), outcome);

  return {
    get lastSeq() {
      return store.lastSeq;
    },
    async append(batch) {
      if (failed) throw refused();
      if (batch.length === 0) return store.append(batch);
      const outcome = takeOutcome();
      // The batch may wait for its turn; what the caller does to it meanwhile must not matter.
      const copy = structuredClone(batch);
      const turn = lastTurn.then(() => carryOut(outcome, copy));
      lastTurn = turn.catch(() => undefined);
      return turn;
    },
    read: (afterSeq) => store.read(afterSeq),
    close: () => store.close(),
    failNextAppend(outcome) {
      let n = appends + 1;
      while (planned.has(n)) n += 1;
      plan(n, outcome);
    },
    onAppend: (n, outcome) => plan(appends + n, outcome),
    pending: () => [...planned].sort(([a], [b]) => a - b).map(([n, outcome]) => `append ${n}: ${outcomeText(outcome)}`),
  };
}

const pause = (clock: Clock, ms: number): Promise<void> =>
  new Promise((resolve) => {
    clock.setTimer(ms, function slowAppend() {
      resolve();
    });
  });

const outcomeText = (outcome: AppendOutcome): string =>
  typeof outcome === 'string' ? outcome : `slow by ${outcome.slowMs} ms`;

const refused = (): EventStoreError => storeError('StoreClosed', 'An append to this store failed before.');

const storeError = (code: 'AppendFailed' | 'StoreFull' | 'StoreClosed', happened: string): EventStoreError =>
  new EventStoreError(code, { happened, toDo: 'Open the store again and read what it holds.' }, {});
