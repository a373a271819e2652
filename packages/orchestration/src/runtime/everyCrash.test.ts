import { toText, zeroMoney, zeroQuantity } from '@bot/core';
import type { AppendOutcome } from '@bot/simulation';
import { plain } from '../engine/testing/given';
import { globalMode } from '../engine/state/modes';
import { foldLog } from '../startup/foldLog';
import type { Disturbance } from './testing/disturbance';
import { representativeRun, type RepresentativeRun } from './testing/representativeRun';

/** Every disturbance is one run of its own. Nothing is sampled. */
const upTo = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index + 1);

let undisturbed: RepresentativeRun;
beforeAll(async () => {
  undisturbed = await representativeRun();
});

/**
 * However it was disturbed: in the end the books are the venue's, the log says what the bot owns, no order was sent twice
 * under two names, and nothing is left unknown or halted.
 */
function expectWhole({ world, memory, bot, disturber }: RepresentativeRun): void {
  expect(disturber.done).toBe(true);
  const { ledger } = bot.state;
  const { truth, requests } = world.broker;
  const totalOf = (currency: string): string =>
    toText(truth.balances().find((balance) => balance.currency === currency)?.total ?? zeroMoney);
  const netOf = (id: string): string => toText(ledger.positions.get(id)?.netQuantity ?? zeroQuantity);

  expect(globalMode(ledger)).toEqual({ mode: 'Normal', cause: null });
  expect(toText(ledger.cash.get('USD') ?? zeroMoney)).toBe(totalOf('USD'));
  expect([netOf('BTC-USD'), netOf('ETH-USD')]).toEqual([totalOf('BTC'), totalOf('ETH')]);
  expect([...ledger.liveOrderIds].sort()).toEqual(
    truth
      .openOrders()
      .map(({ progress }) => progress.clientOrderId)
      .sort(),
  );
  expect([...ledger.orders.values()].map(({ status }) => status)).not.toContain('Unknown');
  // A body that was sent again was sent under its own name.
  const bodies = new Map<string, string>();
  for (const { method, clientOrderId = '', ...sent } of requests) {
    if (method !== 'submitOrder') continue;
    const body = plain({ ...sent, at: 0 });
    expect(bodies.get(clientOrderId) ?? body).toBe(body);
    bodies.set(clientOrderId, body);
  }
  expect(plain(foldLog({ read: () => memory.events() }))).toBe(plain(ledger));
  expect(memory.events().map(({ seq }) => seq)).toEqual(upTo(memory.lastSeq));
}

async function expectAllWhole(disturbances: readonly Disturbance[]): Promise<void> {
  for (const disturbance of disturbances) {
    const run = await representativeRun(disturbance);
    try {
      expectWhole(run);
    } catch (error) {
      (error as Error).message = `${JSON.stringify(disturbance)}\n${(error as Error).message}`;
      throw error;
    }
  }
}

describe('a representative run', () => {
  it('has in it what a run has', () => {
    expectWhole(undisturbed);
    const { counts } = undisturbed.disturber;
    expect(undisturbed.starts).toBe(2);
    expect(counts.appends).toBeGreaterThan(30);
    expect(counts.commands).toBeGreaterThan(30);
    const types = new Set(undisturbed.memory.events().map(({ type }) => type));
    expect([...types]).toEqual(
      expect.arrayContaining([
        ...['OrderSubmitted', 'OrderRejected', 'OrderBecameUnknown', 'OrderFailed', 'OrderProgressed', 'FillSettled'],
        ...['CancelRequested', 'StopTrailed', 'ModeChanged', 'OrderDenied', 'ProcessStopped', 'BooksCompared'],
      ]),
    );
  });

  // Durable and acknowledged at every append is the undisturbed run.
  it.each<AppendOutcome>(['DurableNotAcknowledged', 'Lost', 'Full', { slowMs: 700 }])(
    'is made whole when any one append ends as %j',
    async (outcome) => {
      const { appends } = undisturbed.disturber.counts;
      await expectAllWhole(upTo(appends).map((n) => ({ at: 'Append', n, outcome })));
    },
  );

  it.each(['KillBefore', 'KillAfter', 'StopAfter'] as const)('is made whole after a %s at any command', async (how) => {
    const { commands } = undisturbed.disturber.counts;
    await expectAllWhole(upTo(commands).map((n) => ({ at: 'Command', n, how })));
  });

  it('is made whole after a kill at any event', async () => {
    await expectAllWhole(upTo(undisturbed.disturber.counts.events).map((n) => ({ at: 'Event', n })));
  });

  it.each([1, 3])('is made whole after a kill at any event, and another %d events into the recovery', async (again) => {
    await expectAllWhole(upTo(undisturbed.disturber.counts.events).map((n) => ({ at: 'Event', n, again })));
  });
});
