import type { EventStore } from '@bot/core';
import type { Trace } from '@bot/simulation';
import { decideVenue } from '../exchange/decideVenue';
import { describeEvent } from '../exchange/describeEvent';
import { evolveVenue } from '../exchange/evolveVenue';
import type { VenueCommand } from '../exchange/venueCommand';
import type { VenueEvent } from '../exchange/venueEvent';
import { toStoredEvent } from '../exchange/venueEventCodec';
import type { VenueState } from '../exchange/venueState';
import { createStepSaver } from './stepSaver';

/** One command on its way through the venue. */
export interface Job {
  /** Asked when the job's turn comes, so that it carries the time of that moment. null: only write what was held back. */
  readonly command: () => VenueCommand | null;
  /** What made it happen. */
  readonly causationId: string;
  /** Called once its events are durable and applied. */
  readonly done?: (events: readonly VenueEvent[]) => void;
  /** Called when they could not be written: nobody knows whether they were. */
  readonly failed?: () => void;
}

/** Where commands become events, one after the other: decide, write, apply, tell. */
export interface Floor {
  readonly state: VenueState;
  /** True after a failed write: the venue takes nothing more. */
  readonly hasFailed: boolean;
  run(job: Job): void;
  /** Resolves when everything that has happened is written. @throws EventStoreError when a write has failed */
  flush(): Promise<void>;
}

export interface FloorOptions {
  readonly state: VenueState;
  readonly store: EventStore | undefined;
  readonly trace: Trace | undefined;
  /** Called right after each event was applied. */
  readonly observe: (event: VenueEvent) => void;
  /** Called with all events of a command after they were applied. */
  readonly applied: (events: readonly VenueEvent[]) => void;
  /** Called once, when a write has failed. */
  readonly onFailure: (error: unknown) => void;
}

/** Without a store a job is done before `run` returns. With one, jobs wait in line while a batch is being written. */
export function createFloor({ state, store, trace, observe, applied, onFailure }: FloorOptions): Floor {
  const saver = createStepSaver();
  const line: Job[] = [];
  let working = false;
  let failure: { readonly error: unknown } | null = null;

  function apply(events: readonly VenueEvent[], job: Job): void {
    for (const event of events) {
      evolveVenue(state, event);
      const text = describeEvent(event);
      if (text !== null) trace?.add('venue', text);
      observe(event);
    }
    applied(events);
    job.done?.(events);
  }

  async function workThroughLine(durable: EventStore): Promise<void> {
    working = true;
    for (let job = line.shift(); job !== undefined; job = line.shift()) {
      const command = job.command();
      const events = command === null ? [] : decideVenue(state, command);
      const batch = command === null ? saver.flush() : saver.batchFor(events);
      try {
        await write(durable, batch, job.causationId);
      } catch (error) {
        return fail(job, error);
      }
      apply(events, job);
    }
    working = false;
  }

  function fail(job: Job, error: unknown): void {
    failure = { error };
    working = false;
    for (const { failed } of [job, ...line.splice(0)]) failed?.();
    onFailure(error);
  }

  function run(job: Job): void {
    if (failure !== null) return job.failed?.();
    if (store !== undefined) {
      line.push(job);
      if (!working) void workThroughLine(store);
      return;
    }
    const command = job.command();
    apply(command === null ? [] : decideVenue(state, command), job);
  }

  return {
    state,
    get hasFailed() {
      return failure !== null;
    },
    run,
    flush: () =>
      new Promise((resolve, reject) =>
        run({ causationId: 'flush', command: () => null, done: () => resolve(), failed: () => reject(failure?.error) }),
      ),
  };
}

/** After an error nobody knows whether the batch is durable. @throws EventStoreError */
async function write(store: EventStore, events: readonly VenueEvent[], causationId: string): Promise<void> {
  if (events.length === 0) return;
  await store.append(events.map((event) => toStoredEvent(event, causationId)));
}
