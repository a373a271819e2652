import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { openSqliteEventStore } from '@bot/orchestration';
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
 * The engine on a true log, one candle for each turn of the event loop, while another thread writes and syncs to the same disk as fast
 * as it can, as somebody who fills the inbox would. Bytes may leave when the events of an order are durable.
 */
export const loadContender: Contender = {
  name: 'load',
  measure: ({ share }) =>
    inTemporaryFolder(async (folder) => {
      const store = openSqliteEventStore({ path: join(folder, 'bot.sqlite') });
      const writer = new Worker(SECOND_WRITER, { eval: true, workerData: join(folder, 'inbox.sqlite') });
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
        await nextTurn();
      }
      delay.disable();
      await Promise.all(writes);
      run.mustAgree();
      await writer.terminate();
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
  const database = new DatabaseSync(workerData);
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE inbox (command TEXT)');
  const insert = database.prepare('INSERT INTO inbox VALUES (?)');
  const write = () => { insert.run('pause'); setImmediate(write); };
  write();
`;
