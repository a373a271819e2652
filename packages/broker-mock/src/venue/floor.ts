import type { Clock, EpochMs, EventStore } from '@bot/core';
import type { Trace } from '@bot/simulation';
import { decideVenue } from '../exchange/decideVenue';
import { describeEvent } from '../exchange/describeEvent';
import { evolveVenue } from '../exchange/evolveVenue';
import { nextFollowUp } from '../exchange/runCommand';
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
  /** The time of a job that catches up: what was due by then comes first. Default: now. */
  readonly at?: EpochMs;
  /** Called once its events are durable and applied, before what follows from them. */
  readonly done?: (events: readonly VenueEvent[]) => void;
  /** Called when they could not be worked out, or not be written: nobody knows whether they were. */
  readonly failed?: () => void;
}

/** Where commands become events, one after the other: decide, write, apply, tell. */
export interface Floor {
  readonly state: VenueState;
  /** True after a failed write, or with a store a command that cannot be: the venue takes nothing more. */
  readonly hasFailed: boolean;
  run(job: Job): void;
  /** Resolves when everything that has happened is written. @throws what the floor has failed with */
  flush(): Promise<void>;
}

export interface FloorOptions {
  readonly state: VenueState;
  readonly clock: Clock;
  readonly store: EventStore | undefined;
  readonly trace: Trace | undefined;
  /** Called right after each event was applied. */
  readonly observe: (event: VenueEvent) => void;
  /** Called with all events of a command after they were applied. */
  readonly applied: (events: readonly VenueEvent[]) => void;
  /** Called once, when the floor has failed. */
  readonly onFailure: (error: unknown) => void;
}

/** A command of a job, or one that follows from the state by itself. */
interface Task {
  /** null: only write what was held back. */
  readonly command: VenueCommand | null;
  readonly isOwn: boolean;
}

/**
 * Without a store a job is done before `run` returns, and a command that cannot be is thrown to the caller. With one, jobs wait in
 * line while a batch is being written; whoever asked for what cannot be has gone on by then, and the floor fails.
 */
export function createFloor({ state, clock, store, trace, observe, applied, onFailure }: FloorOptions): Floor {
  const saver = createStepSaver();
  const line: Job[] = [];
  let working = false;
  let failure: { readonly error: unknown } | null = null;

  /** What was due comes first, what follows from the job comes after it; each is worked out when its turn comes. */
  function* tasksOf(job: Job): Iterable<Task> {
    const now = job.at ?? clock.now();
    yield* followUps(now);
    yield { command: job.command(), isOwn: true };
    yield* followUps(now);
  }

  function* followUps(now: EpochMs): Iterable<Task> {
    for (let command = nextFollowUp(state, now); command !== null; command = nextFollowUp(state, now)) {
      yield { command, isOwn: false };
    }
  }

  function apply(events: readonly VenueEvent[], job: Job, { isOwn }: Task): void {
    for (const event of events) {
      const text = trace === undefined ? null : describeEvent(state, event);
      evolveVenue(state, event);
      if (text !== null) trace?.add('venue', text);
      observe(event);
    }
    applied(events);
    if (isOwn) job.done?.(events);
  }

  async function workThroughLine(durable: EventStore): Promise<void> {
    working = true;
    for (let job = line.shift(); job !== undefined; job = line.shift()) {
      try {
        await workDurably(job, durable);
      } catch (error) {
        return fail(job, error);
      }
    }
    working = false;
  }

  async function workDurably(job: Job, durable: EventStore): Promise<void> {
    for (const task of tasksOf(job)) {
      const events = task.command === null ? [] : decideVenue(state, task.command);
      const batch = task.command === null ? saver.flush() : saver.batchFor(events);
      await write(durable, batch, task.isOwn ? job.causationId : 'venue');
      apply(events, job, task);
    }
  }

  function fail(job: Job, error: unknown): void {
    failure = { error };
    working = false;
    for (const { failed } of [job, ...line.splice(0)]) failed?.();
    onFailure(error);
  }

  function run(job: Job): void {
    if (failure !== null) return job.failed?.();
    line.push(job);
    if (working) return;
    if (store !== undefined) return void workThroughLine(store);
    workAtOnce();
  }

  /** The venue goes on after a command that cannot be: nothing came of it. */
  function workAtOnce(): void {
    working = true;
    try {
      for (let job = line.shift(); job !== undefined; job = line.shift()) {
        for (const task of tasksOf(job)) {
          apply(task.command === null ? [] : decideVenue(state, task.command), job, task);
        }
      }
    } finally {
      working = false;
    }
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
