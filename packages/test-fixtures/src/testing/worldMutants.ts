import { add, moneyOf, priceOf, quantityOf, zeroMoney } from '@bot/core';
import { scenarioConfig } from '../presets/scenarioConfig';
import { bookMutants } from './bookMutants';
import { logMutants } from './logMutants';
import { escapeMutants } from './escapeMutants';
import { modeMutants } from './modeMutants';
import { clerkBot } from './clerkBot';
import type { InvariantId } from '../invariants/invariants';
import {
  afterAttempt,
  afterPause,
  afterReduceOnly,
  bareDay,
  closedDay,
  feedWith,
  firstOrder,
  givenUp,
  hurriedDay,
  idleTask,
  level,
  lostAnswer,
  reopened,
  sellsToItself,
  tells,
  tooDear,
  tooMuch,
  venue,
  withoutLog,
  wrote,
  type Parts,
} from './breakages';

/** Worlds in which something is broken on purpose, and the invariant that it breaks. */
export const mutants: readonly (readonly [InvariantId, string, Parts])[] = [
  ...bookMutants,
  ...logMutants,
  ...modeMutants,
  ...escapeMutants,
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
    'INV-25',
    'an order is sent while the instrument takes cancels only, seen without a log',
    { bot: withoutLog(clerkBot()), day: closedDay },
  ],
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
      marks: new Map([...marks].map(([id, window]) => [id, Array.from({ length: 26 }, () => window).flat()])),
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
