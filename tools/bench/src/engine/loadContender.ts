import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { assert, isInboxError } from '@bot/core';
import { CONTROL_INTERVAL_MS, openSqliteEventStore, openStoreControl } from '@bot/orchestration';
import type { Contender } from '../benchmark';
import { quantile } from '../running/quantile';
import { inTemporaryFolder } from '../running/temporaryFolder';
import { candleStream } from './candleStream';
import { engineRun, fixedWorkload } from './engineRun';

const CANDLES = 20_000;

export const loadFigures = {
  loopP99: 'event-loop delay, p99',
  loopP999: 'event-loop delay, p99.9',
  outP50: 'sample to bytes out, p50',
  outP99: 'sample to bytes out, p99',
} as const;

/**
 * The engine on a true log, one candle for each turn of the event loop, while another thread writes commands into the inbox as fast as
 * it can, each synced to the same disk, and the bot looks into it once a second. Bytes may leave when the events of an order are
 * durable.
 */
export const loadContender: Contender = {
  name: 'load',
  measure: ({ share }) =>
    inTemporaryFolder(async (folder) => {
      const path = join(folder, 'bot.sqlite');
      const store = openSqliteEventStore({ path });
      const inbox = openWatchedInbox(path);
      const writer = new Worker(SECOND_WRITER, { eval: true, workerData: `${path}.inbox` });
      const out: number[] = [];
      const writes: Promise<void>[] = [];
      let sampledAt = 0;
      const run = engineRun({
        ...fixedWorkload,
        onAppend(batch) {
          // The store has written when this returns; the promise only tells of failures.
          writes.push(store.append(batch));
          if (batch.some(({ type }) => type === 'SubmitAttempted')) out.push((performance.now() - sampledAt) * 1_000);
        },
      });
      const candles = candleStream(fixedWorkload.symbols, Math.max(2_000, CANDLES * share));
      const delay = monitorEventLoopDelay({ resolution: 1 });
      // The orders of the opening belong to no sample.
      out.length = 0;
      delay.enable();
      for (const candle of candles) {
        sampledAt = performance.now();
        run.take(candle);
        inbox.lookIfDue(sampledAt);
        await nextTurn();
      }
      delay.disable();
      await Promise.all(writes);
      run.mustAgree();
      await writer.terminate();
      inbox.close();
      await store.close();
      return {
        digest: null,
        figures: {
          [loadFigures.loopP99]: delay.percentile(99) / 1_000,
          [loadFigures.loopP999]: delay.percentile(99.9) / 1_000,
          [loadFigures.outP50]: quantile(out, 0.5),
          [loadFigures.outP99]: quantile(out, 0.99),
        },
      };
    }),
};

const SECOND_WRITER = `
  const { DatabaseSync } = require('node:sqlite');
  const { workerData } = require('node:worker_threads');
  const database = new DatabaseSync(workerData, { timeout: 1000 });
  database.exec('PRAGMA synchronous = FULL');
  const insert = database.prepare("INSERT INTO commands (id, kind, scope, reason, actor, written_at) VALUES (?, 'Halt', 'All', '', 'bench', ?)");
  let count = 0;
  const write = () => { insert.run('bench-' + (count += 1), Date.now()); setImmediate(write); };
  write();
`;

/** The bot's side: it looks as often as a bot would, and answers what it finds. */
function openWatchedInbox(path: string) {
  const { inbox, killFile, close } = openStoreControl(path);
  // The writer finds its table.
  inbox.take();
  let lookedAt = 0;
  return {
    close,
    lookIfDue(nowMs: number) {
      if (nowMs - lookedAt < CONTROL_INTERVAL_MS) return;
      lookedAt = nowMs;
      try {
        killFile.read();
        for (const { commandId } of inbox.take()) inbox.answer(commandId, { outcome: 'Done', message: 'Halted.' });
      } catch (error) {
        // A bot would look again.
        assert(isInboxError(error, 'InboxBusy'), `the inbox can be read: ${String(error)}`);
      }
    },
  };
}
