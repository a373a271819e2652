import {
  add,
  moneyOf,
  priceOf,
  quantityOf,
  zeroMoney,
  type BotEvent,
  type Depth,
  type DepthLevel,
  type OrderProgress,
  type OrderTerms,
  type RecordedBotEvent,
} from '@bot/core';
import type { BotSnapshot, BotUnderTestFactory, FeedSnapshot, Layer, TaskState, VenueTruth } from '@bot/simulation';
import { inMemoryLayer } from '../layers/inMemoryLayer';
import { configWith, type ConfigChanges } from '../presets/configWith';
import { fundedBroker } from '../presets/fundedBroker';
import { scenarioConfig } from '../presets/scenarioConfig';
import { brokenVenue } from '../testing/brokenVenue';
import { bookMutants } from '../testing/bookMutants';
import { logMutants } from '../testing/logMutants';
import { clerkBot } from '../testing/clerkBot';
import { createWorld } from '../world/createWorld';
import type { World } from '../world/world';
import { invariants, type InvariantId } from './invariants';

interface Parts {
  readonly bot?: BotUnderTestFactory;
  readonly layer?: Layer;
  readonly day?: (world: World) => Promise<void>;
  readonly config?: ConfigChanges;
}

/** Two orders are filled, one rests: enough for anything to go wrong. */
async function usualDay({ venue, bot, advance }: World): Promise<void> {
  await bot.submit.buy('BTC-USD', '0.01');
  bot.submit.buy('BTC-USD', '0.005', { limit: '49000' });
  await bot.submit.sell('BTC-USD', '0.004');
  await advance('10s');
  venue.market('BTC-USD').price('50100');
  await advance('1m');
}

/** What went wrong when the day was lived through and the world was closed; null when nothing did. */
async function live({ config = {}, ...parts }: Parts): Promise<string | null> {
  const { bot = clerkBot(), layer = inMemoryLayer(), day = usualDay } = parts;
  const world = createWorld({ bot, layer, config: configWith(scenarioConfig, config) });
  try {
    await world.given(fundedBroker());
    await world.bot.start();
    await world.advance('10s');
    await day(world);
    await world.close();
    return null;
  } catch (error) {
    return (error as Error).message;
  } finally {
    await world.close().catch(() => undefined);
  }
}

it('nothing is broken in a world with an honest bot and an honest venue', async () => {
  expect(await live({})).toBeNull();
});

// ---- Ways to break a venue or a bot ----

const venue = (breakage: (honest: VenueTruth) => Partial<VenueTruth>): Parts => ({ layer: brokenVenue(breakage) });
const firstOrder = (change: { terms?: Partial<OrderTerms>; progress?: Partial<OrderProgress> }): Parts =>
  venue(({ orders }) => ({
    orders: () =>
      orders().map((order, index) =>
        index > 0
          ? order
          : { terms: { ...order.terms, ...change.terms }, progress: { ...order.progress, ...change.progress } },
      ),
  }));
const tells = (change: (snapshot: BotSnapshot) => Partial<BotSnapshot>): Parts => ({
  bot: clerkBot({ tells: (snapshot) => ({ ...snapshot, ...change(snapshot) }) }),
});
/** Changes the events of one type in the log. */
const wrote = <Type extends BotEvent['type']>(
  type: Type,
  change: (payload: Extract<BotEvent, { type: Type }>['payload']) => object,
): Parts => ({
  bot: clerkBot({
    wrote: (journal) =>
      journal.map((event) =>
        event.type === type
          ? ({ ...event, payload: { ...event.payload, ...change(event.payload as never) } } as RecordedBotEvent)
          : event,
      ),
  }),
});

/** A status that goes back after the order has ended. */
function reopened(): Parts {
  let looks = 0;
  return venue(({ orders }) => ({
    orders: () =>
      orders().map((order) =>
        order.progress.status === 'Filled' && ++looks > 20
          ? { ...order, progress: { ...order.progress, status: 'PartiallyFilled' } }
          : order,
      ),
  }));
}

const givenUp = ({ clientOrderId }: { readonly clientOrderId: string }): readonly BotEvent[] => [
  { type: 'OrderBecameUnknown', payload: { clientOrderId, error: 'Timeout' } },
  { type: 'OrderFailed', payload: { clientOrderId, reason: 'Timeout' } },
];
/** More is written after every attempt. */
const afterAttempt =
  (more: (payload: { readonly clientOrderId: string }) => readonly BotEvent[]) =>
  (journal: readonly RecordedBotEvent[]): readonly RecordedBotEvent[] =>
    journal.flatMap((event) =>
      event.type === 'SubmitAttempted'
        ? [event, ...more(event.payload).map((each) => ({ ...event, ...each }) as RecordedBotEvent)]
        : [event],
    );
const afterPause = (journal: readonly RecordedBotEvent[]): readonly RecordedBotEvent[] =>
  journal
    .slice(0, 1)
    .flatMap((first) => [
      { ...first, type: 'SendingPaused', payload: { until: Number.MAX_SAFE_INTEGER, error: '' } } as RecordedBotEvent,
      ...journal,
    ]);
const hurriedDay = async ({ bot, advance }: World): Promise<void> => {
  for (const limit of ['40000', '40001', '40002', '40003', '40004']) bot.submit.buy('BTC-USD', '0.001', { limit });
  await advance('10s');
};
const bareDay = async ({ bot, advance }: World): Promise<void> => {
  await bot.submit.buy('BTC-USD', '0.01');
  await advance('1m');
  await bot.submit.buy('ETH-USD', '0.01');
};

const tooMuch = async ({ bot, advance }: World): Promise<void> => {
  await bot.submit.buy('BTC-USD', '0.03', { limit: '30000' }).decided();
  await bot.submit.buy('BTC-USD', '0.03', { limit: '30000' }).decided();
  await advance('10s');
};
const tooDear = async ({ bot, advance }: World): Promise<void> => {
  await bot.submit.buy('BTC-USD', '0.025').decided();
  await advance('10s');
};
const lostAnswer = async ({ bot, venue: { faults }, advance }: World): Promise<void> => {
  faults.on('submitOrder').acceptThenDropResponse();
  await bot.submit.buy('BTC-USD', '0.01').decided();
  await advance('30s');
};

const sellsToItself = async ({ bot, advance }: World): Promise<void> => {
  await bot.submit.buy('BTC-USD', '0.01', { limit: '49000' }).decided();
  await bot.submit.sell('BTC-USD', '0.01', { limit: '48990' }).decided();
  await advance('10s');
};
const closedDay = async ({ bot, venue: { market }, advance }: World): Promise<void> => {
  market('BTC-USD').status('CancelOnly');
  await advance('10s');
  await bot.submit.buy('BTC-USD', '0.01').decided();
  await advance('10s');
};
/** As if the mode had been changed before anything else happened. */
const afterReduceOnly = (journal: readonly RecordedBotEvent[]): readonly RecordedBotEvent[] => {
  const payload = { scope: 'All', cause: 'Operator', mode: 'ReduceOnly', actor: 'Operator', until: null, numbers: {} };
  return [
    { type: 'ModeChanged', payload, seq: 0, at: 0, causationId: '', correlationId: '' } as RecordedBotEvent,
    ...journal,
  ];
};

const level = (price: string, quantity = '1'): DepthLevel => ({
  price: priceOf(price),
  quantity: quantityOf(quantity),
});
const feedWith = (depth: Partial<Depth>, isWhole = true): FeedSnapshot => ({
  isWhole,
  sources: new Map(),
  depths: new Map([
    ['BTC-USD', { instrumentId: 'BTC-USD', bids: [level('99')], asks: [level('100')], at: 0, ...depth }],
  ]),
});
const idleTask: TaskState = { name: 'Idle', intervalMs: 1_000, nextAt: null, lastRanAt: null, failures: 0 };
const never = { price: priceOf('1'), at: 0 };

const withoutLog =
  (bot: BotUnderTestFactory): BotUnderTestFactory =>
  (surroundings) => {
    const { journal: _journal, ...rest } = bot(surroundings);
    return rest;
  };

const mutants: readonly (readonly [InvariantId, string, Parts])[] = [
  ...bookMutants,
  ...logMutants,
  [
    'INV-01',
    'the venue books a dollar too much',
    venue(({ balances }) => ({
      balances: () =>
        balances().map((each) => ({
          ...each,
          total: add(each.total, moneyOf('1')),
          available: add(each.available, moneyOf('1')),
        })),
    })),
  ],
  [
    'INV-01',
    'money appears at the venue',
    venue(({ totals }) => ({ totals: () => new Map([...totals(), ['USD', moneyOf('1')]]) })),
  ],
  [
    'INV-01',
    'the bot forgets the fees',
    tells(({ cash }) => ({
      cash: new Map([...cash].map(([currency, amount]) => [currency, add(amount, moneyOf('6'))])),
    })),
  ],
  [
    'INV-02',
    'the venue loses a coin',
    venue(({ positions }) => ({
      positions: () => positions().map((each) => ({ ...each, netQuantity: quantityOf('0.5') })),
    })),
  ],
  [
    'INV-02',
    'the bot counts a fill twice',
    tells(({ positions }) => ({
      positions: positions.map((each) => ({ ...each, netQuantity: add(each.netQuantity, quantityOf('0.01')) })),
    })),
  ],
  [
    'INV-02',
    'the bot misjudges what it paid',
    tells(({ positions }) => ({
      positions: positions.map((each) => ({ ...each, costBasis: add(each.costBasis, moneyOf('1')) })),
    })),
  ],
  [
    'INV-03',
    'a hold is never released',
    venue(({ balances }) => ({
      balances: () =>
        balances().map((each) => ({ ...each, hold: moneyOf('5'), available: zeroMoney, total: each.total })),
    })),
  ],
  [
    'INV-04',
    'the venue fills more than was ordered',
    firstOrder({ progress: { cumulativeQuantity: quantityOf('0.02') } }),
  ],
  [
    'INV-04',
    'the bot takes a total for a change',
    tells(({ orders }) => ({
      orders: orders.map((order) => ({ ...order, filledQuantity: add(order.filledQuantity, order.filledQuantity) })),
    })),
  ],
  ['INV-05', 'an order that was filled is open again at the venue', reopened()],
  [
    'INV-05',
    'an order that has ended is rejected in the log',
    wrote('OrderProgressed', ({ status }) => ({ status: status === 'Filled' ? 'Rejected' : 'Filled' })),
  ],
  ['INV-06', 'a retry carries a new id', { bot: clerkBot({ retriesWithNewId: true }), day: lostAnswer }],
  [
    'INV-06',
    'a retry carries a new id, seen without a log',
    { bot: withoutLog(clerkBot({ retriesWithNewId: true })), day: lostAnswer },
  ],
  [
    'INV-06',
    'the venue lists an order twice',
    venue(({ orders }) => ({ orders: () => [...orders(), ...orders().slice(0, 1)] })),
  ],
  [
    'INV-06',
    'the log submits an order twice',
    {
      bot: clerkBot({ wrote: (journal) => [...journal, ...journal.filter(({ type }) => type === 'OrderSubmitted')] }),
    },
  ],
  ['INV-07', 'an attempt is counted twice', wrote('SubmitAttempted', () => ({ attempt: 2 }))],
  [
    'INV-07',
    'the venue was sent two bodies under one id',
    venue(({ requests }) => ({
      requests: () => [
        ...requests(),
        ...requests()
          .filter(({ method }) => method === 'submitOrder')
          .map((sent) => ({ ...sent, summary: 'Buy everything' })),
      ],
    })),
  ],
  ['INV-08', 'an order of unknown fate is given up at once', { bot: clerkBot({ wrote: afterAttempt(givenUp) }) }],
  ['INV-22', 'an order leaves while the venue asked for a pause', { bot: clerkBot({ wrote: afterPause }) }],
  [
    'INV-22',
    'more orders leave at once than may',
    { config: { orders: { burst: 1, requestsPerSecond: 1, reservedForExits: 0 } }, day: hurriedDay },
  ],
  ['INV-32', 'a position has no stop', { bot: clerkBot(), config: { orders: { stopLoss: '0.01' } }, day: bareDay }],
  [
    'INV-09',
    'a reduce-only order opens a position',
    wrote('OrderSubmitted', ({ request }) => ({ request: { ...request, reduceOnly: true } })),
  ],
  ['INV-09', 'an entry is submitted in reduce-only mode', { bot: clerkBot({ wrote: afterReduceOnly }) }],
  [
    'INV-12',
    'an instrument is worth more than its cap',
    { bot: clerkBot({ ignoresLimits: true }), config: { limits: { notionalCapsUsd: { 'BTC-USD': '600' } } } },
  ],
  [
    'INV-12',
    'an instrument is too large a part of the equity',
    { bot: clerkBot({ ignoresLimits: true }), config: { limits: { maxSymbolExposure: '0.06' } } },
  ],
  [
    'INV-12',
    'all together is too large a part of the equity',
    { bot: clerkBot({ ignoresLimits: true }), config: { limits: { maxTotalExposure: '0.06' } } },
  ],
  [
    'INV-12',
    'positions and live orders cost more than the budget',
    { bot: clerkBot({ ignoresLimits: true }), config: { limits: { budgetUsd: '600' } } },
  ],
  [
    'INV-12',
    'the cap is checked on the order alone',
    { bot: withoutLog(clerkBot({ ignoresLimits: true })), day: tooMuch },
  ],
  ['INV-12', 'an entry is worth more than the limit', { bot: clerkBot({ ignoresLimits: true }), day: tooDear }],
  [
    'INV-12',
    'an entry was decided on a stale mark',
    wrote('OrderSubmitted', ({ decidedOn }) => ({ decidedOn: { ...decidedOn, markAgeMs: 999_999 } })),
  ],
  [
    'INV-12',
    'an entry was decided on no mark',
    wrote('OrderSubmitted', ({ decidedOn }) => ({ decidedOn: { ...decidedOn, mark: null } })),
  ],
  [
    'INV-12',
    'an entry is worth more than the leverage allows',
    wrote('OrderSubmitted', ({ decidedOn }) => ({ decidedOn: { ...decidedOn, equity: moneyOf('1') } })),
  ],
  [
    'INV-12',
    'entries are each within the leverage, and not all together',
    // Three times 200 is more than either order is worth (500 and 245), and less than both.
    wrote('OrderSubmitted', ({ decidedOn }) => ({ decidedOn: { ...decidedOn, equity: moneyOf('200') } })),
  ],
  ['INV-13', 'what was denied is sent all the same', { bot: clerkBot({ sendsWhatItDenies: true }), day: tooDear }],
  [
    'INV-13',
    'what was denied is sent, seen without a log',
    { bot: withoutLog(clerkBot({ sendsWhatItDenies: true })), day: tooDear },
  ],
  [
    'INV-13',
    'an attempt was not written down',
    {
      bot: clerkBot({ wrote: (journal) => journal.filter(({ type }) => type !== 'SubmitAttempted') }),
    },
  ],
  [
    'INV-21',
    'a trade is between two orders of ours',
    venue(({ fills }) => ({
      fills: () => [
        ...fills(),
        ...fills()
          .slice(0, 1)
          .map((fill) => ({ ...fill, side: 'Sell' as const })),
      ],
    })),
  ],
  [
    'INV-21',
    'the venue had to prevent such a trade',
    firstOrder({ progress: { status: 'Canceled', reason: 'SelfTrade' } }),
  ],
  ['INV-21', 'a sale reaches to a buy of ours', { day: sellsToItself }],
  ['INV-25', 'an order is sent while the instrument takes cancels only', { day: closedDay }],
  [
    'INV-18',
    'a mark stands after a newer one',
    tells(({ marks }) => ({
      marks: new Map(
        [...marks].map(([id, window]) => [id, window.flatMap((mark) => [mark, { ...mark, at: mark.at - 1 }])]),
      ),
    })),
  ],
  ['INV-18', 'a book outlives a loss', tells(() => ({ feed: feedWith({}, false) }))],
  [
    'INV-19',
    'an entry is decided on an old price',
    wrote('OrderSubmitted', ({ decidedOn }) => ({
      hold: moneyOf('500'),
      decidedOn: { ...decidedOn, markAgeMs: scenarioConfig.limits.maxMarkAgeMs + 1 },
    })),
  ],
  [
    'INV-19',
    'an entry is decided without a price',
    wrote('OrderSubmitted', ({ decidedOn }) => ({
      hold: moneyOf('500'),
      decidedOn: { ...decidedOn, markAgeMs: null },
    })),
  ],
  ['INV-20', 'a bid is above an ask', tells(() => ({ feed: feedWith({ bids: [level('101')] }) }))],
  ['INV-20', 'a level holds nothing', tells(() => ({ feed: feedWith({ asks: [level('100', '0')] }) }))],
  ['INV-27', 'there are two tasks of one name', tells(() => ({ tasks: [idleTask, idleTask] }))],
  ['INV-27', 'a task never ends, and nobody says so', tells(() => ({ tasks: [{ ...idleTask, nextAt: 1 }] }))],
  [
    'INV-28',
    'a window keeps every mark',
    tells(({ marks }) => ({
      marks: new Map([...marks].map(([id, window]) => [id, Array.from({ length: 26 }, () => window[0] ?? never)])),
    })),
  ],
  [
    'INV-28',
    'a book keeps every level',
    tells(() => ({ feed: feedWith({ bids: Array.from({ length: 11 }, () => level('1')) }) })),
  ],
  ['INV-23', 'the venue takes a part of a lot', firstOrder({ terms: { quantity: quantityOf('0.0100000001') } })],
  ['INV-23', 'the venue takes a part of a tick', firstOrder({ terms: { limitPrice: priceOf('50000.001') } })],
  ['INV-23', 'the venue takes too large an order', firstOrder({ terms: { quantity: quantityOf('1000000') } })],
  [
    'INV-23',
    'the venue takes an order in something it does not list',
    firstOrder({ terms: { instrumentId: 'XYZ-USD' } }),
  ],
  [
    'INV-23',
    'the bot submits a part of a lot',
    wrote('OrderSubmitted', ({ request }) => ({ request: { ...request, quantity: quantityOf('0.0000000001') } })),
  ],
];

describe('each invariant fails in a world that is broken on purpose', () => {
  it.each(mutants)('%s: %s', async (id, _, parts) => {
    expect(await live(parts)).toContain(`${id} ${invariants[id].statement}`);
  });

  it('and each has such a world', () => {
    expect([...new Set(mutants.map(([id]) => id))].sort()).toEqual(Object.keys(invariants).sort());
  });
});
