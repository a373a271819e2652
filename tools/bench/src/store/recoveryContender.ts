import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { assert, type NewStoredEvent } from '@bot/core';
import { openSqliteEventStore } from '@bot/orchestration';
import { restoreLedger, snapshotOf } from '@bot/orchestration/testing';
import type { Contender } from '../benchmark';
import { recordEvents } from '../engine/recordedEvents';
import { inTemporaryFolder } from '../running/temporaryFolder';

const EVENTS = 1_000_000;
const BATCH = 1_000;
/** How far behind its log a snapshot is when a process is killed: the default of `storage.snapshotEvery`. */
const BEHIND = 10_000;

export const READY = 'kill to ready';
export const READY_ALL = 'kill to ready without a snapshot';
export const SCAN = 'bare scan with JSON.parse';

/**
 * From a log of a million events, as a killed process leaves it, to a ledger that may be traded on: every event is checked against the
 * chain, then the snapshot and the events after it are folded. Against reading every row and parsing its payload, and nothing else.
 */
export const recoveryContender: Contender = {
  name: 'recovery',
  measure: ({ share }) =>
    inTemporaryFolder(async (folder) => {
      const path = join(folder, 'bot.sqlite');
      const events = Math.max(4, Math.round((EVENTS * share) / BATCH)) * BATCH;
      const snapshotAt = events - Math.min(BEHIND, BATCH * Math.round(events / BATCH / 2));
      const writer = openSqliteEventStore({ path });
      // The store has written when `append` returns; its promise only tells of failures.
      const writes: Promise<void>[] = [];
      let batch: NewStoredEvent[] = [];
      recordEvents(events, (event) => {
        batch.push(event);
        if (batch.length < BATCH && writer.lastSeq + batch.length < events) return;
        writes.push(writer.append(batch));
        batch = [];
        if (writer.lastSeq === snapshotAt) keepSnapshot(writer);
      });
      await Promise.all(writes);
      await writer.close();

      const scanMs = timeOf(() => bareScan(path));
      const [readyMs, ready] = await timeToReady(path, true);
      const [readyAllMs, readyAll] = await timeToReady(path, false);
      const isRight = ready === readyAll && ready.startsWith(`${events} `);
      assert(isRight, `the store comes back as it was, with and without a snapshot: ${ready}, ${readyAll}`);
      return { digest: null, figures: { [READY]: readyMs, [READY_ALL]: readyAllMs, [SCAN]: scanMs } };
    }),
};

type Store = ReturnType<typeof openSqliteEventStore>;

function keepSnapshot(store: Store): void {
  const snapshot = snapshotOf(restoreLedger(store));
  if (snapshot !== null) store.snapshots.save(snapshot);
}

async function timeToReady(path: string, hasSnapshot: boolean): Promise<readonly [ms: number, result: string]> {
  const before = performance.now();
  const store = openSqliteEventStore({ path });
  const ledger = restoreLedger(store, hasSnapshot ? { snapshots: store.snapshots } : {});
  const ms = performance.now() - before;
  await store.close();
  return [ms, `${ledger.lastSeq} events, ${ledger.orderSequence} orders`];
}

function timeOf(act: () => void): number {
  const before = performance.now();
  act();
  return performance.now() - before;
}

/** @returns how many fields there were, so that nothing is left out by the compiler */
function bareScan(path: string): number {
  const database = new DatabaseSync(path, { readOnly: true });
  let fields = 0;
  for (const { payload } of database.prepare('SELECT * FROM events ORDER BY seq').iterate() as Iterable<{
    payload: string;
  }>) {
    fields += Object.keys(JSON.parse(payload) as object).length;
  }
  database.close();
  return fields;
}
