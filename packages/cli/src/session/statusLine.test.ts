import { PassThrough } from 'node:stream';
import { beginning, bought, memoryLog } from '../testing/sampleLog';
import { readLog } from '../log/readLog';
import { priceOf } from '@bot/core';
import { startStatusLine, statusText } from './statusLine';

const marks = new Map([['BTC-USD', priceOf('50000')]]);

const tradingLedger = async () => readLog(await memoryLog([...beginning, ...bought])).ledger;

it('shows time, mode, equity, exposure and orders', async () => {
  expect(statusText('PAPER', await tradingLedger(), marks, Date.UTC(2026, 0, 5))).toBe(
    '2026-01-05 00:00:00 UTC  PAPER Normal  equity 10,000.00  exposure 1,000.00  orders 1 (0 open)',
  );
});

it('writes a line when another minute of the market has come, and not before', async () => {
  const stream = new PassThrough();
  const times = [0, 1_000, 59_999, 60_000, 61_000, 200_000].map((ms) => Date.UTC(2026, 0, 5) + ms);
  const ledger = await tradingLedger();
  const { promise: allSeen, resolve } = Promise.withResolvers<void>();
  let at = 0;
  const now = (): number => {
    at = times.shift() ?? at;
    if (times.length === 0) resolve();
    return at;
  };
  const line = startStatusLine({ stream, mode: 'PAPER', ledger, marks, now, lookEveryMs: 1 });
  await allSeen;
  line.stop();
  const lines = String(stream.read()).trimEnd().split('\n');
  expect(lines.map((text) => text.slice(0, 19))).toEqual(['2026-01-05 00:01:00', '2026-01-05 00:03:20']);
});
