import type { Clock, EventStore, NewStoredEvent } from '@bot/core';
import { withFaultyOutcomes, type AppendOutcome, type FaultyEventStore, type Trace } from '@bot/simulation';
import { FixtureError } from '../errors/fixtureError';
import { never, type CrashPlan } from './crashPlan';

/** A store whose events can be opened again, as the next process would. */
export interface ReopenableStore extends EventStore {
  reopen(): EventStore;
}

/** The log of a world: its bots write to it, and the test decides how an append ends. */
export interface WorldStore extends EventStore {
  /** The next append that nothing is planned for yet ends so. */
  failNextAppend(outcome: AppendOutcome): void;
  /** The nth append from now on, counted from 1, ends so. */
  onAppend(n: number, outcome: AppendOutcome): void;
  /** How many batches were handed to it, also those that failed. */
  readonly appends: number;
  /** Planned outcomes that were never reached, also those that a restart has cut off. */
  pending(): readonly string[];
  /** True while an append is under way, or after one failed: the memory of the bot is ahead of its log. */
  readonly isBehind: boolean;
  /** Gives the events to the next bot. @throws FixtureError MissingCapability when the layer's store cannot */
  reopen(): void;
}

export interface WorldStoreOptions {
  readonly clock: Clock;
  /** Hears of every append that does not go as usual. */
  readonly trace: Trace;
  readonly crashes: CrashPlan;
  /** Ends the bot that is writing. */
  readonly kill: () => void;
  /** Called with every batch that a bot hands over. */
  readonly noteWritten: (batch: readonly NewStoredEvent[]) => void;
}

export function createWorldStore(
  first: EventStore,
  { clock, trace, crashes, kill, noteWritten }: WorldStoreOptions,
): WorldStore {
  let opened = first;
  let faulty: FaultyEventStore = withFaultyOutcomes(opened, { clock });
  let underWay = 0;
  let hasFailed = false;
  let appends = 0;
  const cutOff: string[] = [];

  async function appendTo(store: FaultyEventStore, batch: readonly NewStoredEvent[]): Promise<void> {
    const [number, since] = [appends, clock.now()];
    try {
      await store.append(batch);
    } catch (error) {
      trace.add('store', `append ${number} fails: ${(error as Error).message}`);
      throw error;
    }
    if (clock.now() > since) trace.add('store', `append ${number} has taken ${clock.now() - since} ms`);
  }

  return {
    get lastSeq() {
      return faulty.lastSeq;
    },
    get appends() {
      return appends;
    },
    get isBehind() {
      return underWay > 0 || hasFailed;
    },
    async append(batch) {
      const store = faulty;
      noteWritten(batch);
      const crash = batch.length === 0 ? undefined : crashes.reached('append');
      if (crash !== undefined) {
        hasFailed = true;
        trace.add('store', `the bot dies as it appends; the batch is ${crash.written ? 'written' : 'lost'}`);
        kill();
        if (crash.written) await store.append(batch);
        return never();
      }
      underWay += 1;
      appends += 1;
      try {
        await appendTo(store, batch);
      } catch (error) {
        if (store === faulty) hasFailed = true;
        throw error;
      } finally {
        underWay -= 1;
      }
    },
    read: (afterSeq) => faulty.read(afterSeq),
    close: () => faulty.close(),
    failNextAppend: (outcome) => faulty.failNextAppend(outcome),
    onAppend: (n, outcome) => faulty.onAppend(n, outcome),
    pending: () => [...cutOff, ...faulty.pending()],
    reopen() {
      if (!isReopenable(opened)) {
        throw new FixtureError('MissingCapability', {
          happened: 'The store of this layer cannot be opened again, so the bot cannot be restarted on it.',
          toDo: 'Give the store a `reopen`.',
        });
      }
      cutOff.push(...faulty.pending().map((planned) => `${planned}, before the log was opened again`));
      opened = opened.reopen();
      faulty = withFaultyOutcomes(opened, { clock });
      hasFailed = false;
      trace.add('store', `is opened again, up to event ${opened.lastSeq}`);
    },
  };
}

const isReopenable = (store: EventStore): store is ReopenableStore => 'reopen' in store;
