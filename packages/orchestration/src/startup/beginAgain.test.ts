import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buy, DAY, testConfig } from '../engine/testing/fixtures';
import { globalMode } from '../engine/state/modes';
import { openSqliteEventStore } from '../persistence/openSqliteEventStore';
import { createSmallWorld } from '../runtime/testing/smallWorld';
import { beginAgain } from './beginAgain';

const folder = mkdtempSync(join(tmpdir(), 'bot-again-'));
const path = join(folder, 'bot.db');
afterAll(() => rmSync(folder, { recursive: true }));

const rebuilding = { ...testConfig, storage: { ...testConfig.storage, onDamage: 'rebuild' as const } };

it('a damaged log is refused unless the operator has chosen otherwise', () => {
  expect(beginAgain({ config: testConfig, now: () => DAY })).toBeUndefined();
});

it('begins halted, opens its books from the venue, and never repeats an id', async () => {
  const { kernel, broker, startedBot } = createSmallWorld({ config: rebuilding });
  const lost = openSqliteEventStore({ path });
  const before = await startedBot(lost);
  before.submit(buy('2'));
  await kernel.advance(0);
  before.submit(buy('1', '90'));
  await kernel.advance(0);
  before.kill();
  await lost.close();
  writeFileSync(path, readFileSync(path).fill(0, 4096, 8192));

  const store = openSqliteEventStore({
    path,
    beginAgain: beginAgain({ config: rebuilding, now: () => kernel.clock.now() }),
  });
  const bot = await startedBot(store);
  const { ledger } = bot.state;
  expect([...store.read()].slice(0, 4).map(({ type }) => type)).toEqual([
    ...['StoreReplaced', 'ModeChanged', 'AlertRaised', 'ProcessStarted'],
  ]);
  expect(globalMode(ledger)).toEqual({ mode: 'Halted', cause: 'StoreDamaged' });
  expect(ledger.cash.get('USD')).toEqual(broker.truth.balances().find(({ currency }) => currency === 'USD')?.total);
  // With the same random numbers as before.
  expect(ledger.epoch?.processEpoch).toBe(1);
  expect(ledger.epoch?.storeEpoch).not.toBe(before.state.ledger.epoch?.storeEpoch);

  bot.submit(buy('1'));
  await kernel.advance(0);
  expect(ledger.orderSequence).toBe(0);
  bot.setMode('Normal', 'The positions are those of the page.');
  bot.submit(buy('1', '80'));
  await kernel.advance(0);
  const sent = broker.requests.flatMap(({ method, clientOrderId }) =>
    method === 'submitOrder' ? [clientOrderId] : [],
  );
  expect(sent).toHaveLength(3);
  expect(new Set(sent).size).toBe(3);
  await kernel.run(bot.stop());
  await store.close();
});
