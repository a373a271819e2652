import { join } from 'node:path';
import type { NewStoredEvent } from '@bot/core';
import { openSqliteEventStore } from '@bot/orchestration';
import type { Contender } from '../benchmark';
import { recordedEvents } from '../engine/recordedEvents';
import { quantile } from '../running/quantile';
import { inTemporaryFolder } from '../running/temporaryFolder';
import { openBareStore } from './bareStore';

const APPENDS = 2_000;
const BATCHES = 400;
const BATCH = 100;

interface OpenStore {
  append(batch: readonly NewStoredEvent[]): void | Promise<void>;
  close(): void | Promise<void>;
}

const ours = (folder: string): OpenStore => openSqliteEventStore({ path: join(folder, 'ours.sqlite') });
const bare = (folder: string): OpenStore => openBareStore(join(folder, 'bare.sqlite'));

/** How long one append takes until it is durable, by the clock on the wall: the disk is the larger part of it. */
export const appendContenders: readonly Contender[] = [
  appends('event store', ours, 1),
  appends('synced insert', bare, 1),
  appends('event store, batch', ours, BATCH),
  appends('synced batch', bare, BATCH),
];

function appends(name: string, open: (folder: string) => OpenStore, size: number): Contender {
  return {
    name,
    measure: ({ share }) =>
      inTemporaryFolder(async (folder) => {
        const count = Math.max(20, Math.round((size === 1 ? APPENDS : BATCHES) * share));
        const events = recordedEvents(2 * BATCH);
        const store = open(folder);
        const times: number[] = [];
        for (let i = 0; i < count + count / 4; i += 1) {
          const at = (i * size) % (events.length - size + 1);
          const batch = events.slice(at, at + size);
          const before = performance.now();
          await store.append(batch);
          times.push((performance.now() - before) * 1_000);
        }
        await store.close();
        // The first ones are for the compiler and the file system to get warm.
        return { digest: null, figures: { [name]: quantile(times.slice(count / 4), 0.5) } };
      }),
  };
}
