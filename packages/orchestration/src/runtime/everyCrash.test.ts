import { signed, subtract, sum, toText, zeroMoney, type Position } from '@bot/core';
import type { AppendOutcome } from '@bot/simulation';
import { plain } from '../engine/testing/plain';
import { globalMode } from '../engine/state/modes';
import { foldLog } from '../startup/foldLog';
import type { Disturbance } from './testing/disturbance';
import type { Day } from './testing/day';
import { protectedDay } from './testing/days/protectedDay';
import { spotDay } from './testing/days/spotDay';
import { representativeRun, type RepresentativeRun } from './testing/representativeRun';

/** Every disturbance is one run of its own. Nothing is sampled. */
const upTo = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index + 1);

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
  const netQuantities = (positions: Iterable<Pick<Position, 'instrumentId' | 'netQuantity'>>): string[] =>
    [...positions].map(({ instrumentId, netQuantity }) => `${toText(netQuantity)} ${instrumentId}`).sort();

  expect(globalMode(ledger)).toEqual({ mode: 'Normal', cause: null });
  expect(toText(ledger.cash.get('USD') ?? zeroMoney)).toBe(totalOf('USD'));
  expect(netQuantities(ledger.positions.values())).toEqual(netQuantities(truth.positions()));
  expect([...ledger.liveOrderIds].sort()).toEqual(
    truth
      .openOrders()
      .map(({ progress }) => progress.clientOrderId)
      .sort(),
  );
  // Where brackets are asked for, they end what is held, all of it and no more.
  if (bot.state.config.orders.stopLoss !== null) {
    for (const { instrumentId, netQuantity } of truth.positions()) {
      const brackets = truth
        .openOrders()
        .filter(({ terms }) => terms.type === 'Bracket' && terms.instrumentId === instrumentId)
        .map(({ terms, progress }) => signed(terms.side, subtract(terms.quantity, progress.cumulativeQuantity)));
      expect(toText(sum(brackets, netQuantity))).toBe('0');
    }
  }
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

async function expectAllWhole(day: Day, disturbances: readonly Disturbance[]): Promise<void> {
  for (const disturbance of disturbances) {
    const run = await representativeRun(disturbance, {}, day);
    try {
      expectWhole(run);
    } catch (error) {
      (error as Error).message = `${JSON.stringify(disturbance)}\n${(error as Error).message}`;
      throw error;
    }
  }
}

interface DayCase {
  readonly day: Day;
  readonly starts: number;
  /** What happens in it. */
  readonly types: readonly string[];
}

const days: { readonly [name: string]: DayCase } = {
  'coins by a strategy and by hand': {
    day: spotDay,
    starts: 2,
    types: [
      ...['OrderSubmitted', 'OrderRejected', 'OrderBecameUnknown', 'OrderFailed', 'OrderProgressed', 'FillSettled'],
      ...['CancelRequested', 'StopTrailed', 'ModeChanged', 'OrderDenied', 'ProcessStopped', 'BooksCompared'],
    ],
  },
  'brackets, an amendment and a perpetual that turns round': {
    day: protectedDay,
    starts: 1,
    types: ['AmendRequested', 'OrderAmended', 'FundingBooked', 'CancelRequested', 'FillSettled'],
  },
};

describe.each(Object.entries(days))('a representative day: %s', (_, { day, starts, types }) => {
  let undisturbed: RepresentativeRun;
  beforeAll(async () => {
    undisturbed = await representativeRun(undefined, {}, day);
  });

  it('has in it what a day has', () => {
    expectWhole(undisturbed);
    const { counts } = undisturbed.disturber;
    expect(undisturbed.starts).toBe(starts);
    expect(counts.appends).toBeGreaterThan(30);
    expect(counts.commands).toBeGreaterThan(15);
    const happened = undisturbed.memory.events().map(({ type }) => type);
    expect(happened).toEqual(expect.arrayContaining([...types]));
  });

  // Durable and acknowledged at every append is the undisturbed run.
  it.each<AppendOutcome>(['DurableNotAcknowledged', 'Lost', 'Full', { slowMs: 700 }])(
    'is made whole when any one append ends as %j',
    async (outcome) => {
      const { appends } = undisturbed.disturber.counts;
      await expectAllWhole(
        day,
        upTo(appends).map((n) => ({ at: 'Append', n, outcome })),
      );
    },
  );

  it.each(['KillBefore', 'KillAfter', 'StopAfter'] as const)('is made whole after a %s at any command', async (how) => {
    const { commands } = undisturbed.disturber.counts;
    await expectAllWhole(
      day,
      upTo(commands).map((n) => ({ at: 'Command', n, how })),
    );
  });

  // All of a batch is durable before its first event is told, and nothing else happens until its last one was.
  it('ends the same after a kill at any event of a batch', async () => {
    const { firsts, counts } = undisturbed.disturber;
    const sizes = firsts.map((first, index) => (firsts[index + 1] ?? counts.events + 1) - first);
    const largest = Math.max(...sizes);
    const first = Number(firsts[sizes.indexOf(largest)]);
    expect(largest).toBeGreaterThan(1);
    const atFirst = await representativeRun({ at: 'Event', n: first }, {}, day);
    const atLast = await representativeRun({ at: 'Event', n: first + largest - 1 }, {}, day);
    expect(atLast.memory.events()).toEqual(atFirst.memory.events());
    expect(atLast.world.broker.requests).toEqual(atFirst.world.broker.requests);
  });

  it('is made whole after a kill at the events of any batch', async () => {
    await expectAllWhole(
      day,
      undisturbed.disturber.firsts.map((n) => ({ at: 'Event', n })),
    );
  });

  it('is made whole after a kill at the events of any batch, and another at the first or third event after it', async () => {
    await expectAllWhole(
      day,
      undisturbed.disturber.firsts.map((n, index) => ({ at: 'Event', n, again: index % 2 === 0 ? 1 : 3 })),
    );
  });
});
