import { moneyOf, priceOf, quantityOf, zeroMoney } from '../money/amount';
import { notionalFor } from '../money/arithmetic';
import { judgeProgress } from './judgeProgress';
import type { Order, OrderProgress } from './order';
import { isTerminal, orderStatuses, type OrderStatus, type VenueOrderStatus } from './orderStatus';
import { orderTransitions, transitionKind } from './transitions';

const row = (from: OrderStatus, to: OrderStatus): string => `${from} → ${to}`;
const rows = orderStatuses.flatMap((from) =>
  Object.keys(orderTransitions[from]).map((to) => row(from, to as OrderStatus)),
);

/** What no report of the venue brings about: the bot decides it, or concludes it from an answer or from silence. */
const decidedByUs = [
  row('Initialized', 'Submitted'),
  row('Initialized', 'Denied'),
  row('Submitted', 'Unknown'),
  row('Submitted', 'Failed'),
  row('Submitted', 'PendingCancel'),
  row('Unknown', 'Submitted'),
  row('Unknown', 'Failed'),
  row('Accepted', 'PendingCancel'),
  row('Accepted', 'PendingReplace'),
  row('PartiallyFilled', 'PendingCancel'),
  row('PartiallyFilled', 'PendingReplace'),
  row('PendingReplace', 'PendingCancel'),
  // It was amended, or is as it was.
  row('PendingReplace', 'Accepted'),
  row('PendingReplace', 'PartiallyFilled'),
  // The cancel was refused: the order is live again.
  row('PendingCancel', 'Accepted'),
  row('PendingCancel', 'PartiallyFilled'),
  row('PendingCancel', 'Failed'),
  row('PendingCancel', 'Unknown'),
];

const venueStatuses: VenueOrderStatus[] = ['Accepted', 'PartiallyFilled', 'Filled', 'Canceled', 'Rejected', 'Expired'];

/** How much of 0.1 may have been filled under a status. */
const filledUnder: Record<OrderStatus, readonly string[]> = {
  Initialized: ['0'],
  Denied: ['0'],
  Submitted: ['0'],
  Unknown: ['0'],
  Accepted: ['0'],
  PartiallyFilled: ['0.06'],
  PendingReplace: ['0', '0.06'],
  PendingCancel: ['0', '0.06'],
  Filled: ['0.1'],
  Canceled: ['0', '0.06'],
  Rejected: ['0', '0.06'],
  Expired: ['0', '0.06'],
  Failed: ['0'],
};

const valueOf = (filled: string) => notionalFor(priceOf('50000'), quantityOf(filled));

const order = (status: OrderStatus, filled: string): Order => ({
  clientOrderId: 'bot-k3x9-1-1-7f',
  instrumentId: 'BTC-USD',
  side: 'Buy',
  type: 'Limit',
  quantity: quantityOf('0.1'),
  limitPrice: priceOf('50000'),
  timeInForce: 'GTC',
  postOnly: false,
  reduceOnly: false,
  strategyId: 'crossover',
  reason: 'MovingAveragesCrossedUp',
  status,
  venueOrderId: 'v-1',
  filledQuantity: quantityOf(filled),
  filledValue: valueOf(filled),
  commission: zeroMoney,
  hold: moneyOf('5030'),
  attempts: 1,
  rejectReason: null,
  submittedAt: 0,
  updatedAt: 0,
});

const report = (status: VenueOrderStatus, cumulative: string, commission = zeroMoney): OrderProgress => ({
  clientOrderId: 'bot-k3x9-1-1-7f',
  venueOrderId: 'v-1',
  instrumentId: 'BTC-USD',
  status,
  cumulativeQuantity: quantityOf(cumulative),
  filledValue: valueOf(cumulative),
  commission,
  reason: null,
  at: 1,
});

describe('the table of the order lifecycle', () => {
  it('is met row by row: each one by a report of the venue or by a decision of ours', () => {
    const reported = new Set<string>();
    for (const from of orderStatuses)
      for (const filled of filledUnder[from])
        for (const status of venueStatuses)
          for (const cumulative of ['0', '0.06', '0.08', '0.1'])
            for (const commission of [zeroMoney, moneyOf('1')]) {
              const verdict = judgeProgress(order(from, filled), report(status, cumulative, commission));
              if (verdict.verdict !== 'Applies') continue;
              expect(transitionKind(from, verdict.status)).toBe(verdict.late ? 'late' : 'normal');
              reported.add(row(from, verdict.status));
            }
    expect([...reported].filter((met) => decidedByUs.includes(met))).toEqual([]);
    expect([...reported, ...decidedByUs].sort()).toEqual([...rows].sort());
  });

  it('marks as late exactly the rows that leave an ended order', () => {
    for (const from of orderStatuses)
      for (const kind of Object.values(orderTransitions[from])) expect(kind).toBe(isTerminal(from) ? 'late' : 'normal');
  });

  it('lets every status be reached from the first one', () => {
    const reached = new Set<OrderStatus>(['Initialized']);
    for (const from of reached) for (const to of Object.keys(orderTransitions[from])) reached.add(to as OrderStatus);
    expect([...reached].sort()).toEqual([...orderStatuses].sort());
  });

  it('never brings a filled or a denied order back', () => {
    expect(Object.keys({ ...orderTransitions.Filled, ...orderTransitions.Denied })).toEqual(['Filled']);
  });

  it('knows no way that is not in it', () => {
    expect(transitionKind('Filled', 'Canceled')).toBeUndefined();
    expect(transitionKind('Accepted', 'Submitted')).toBeUndefined();
    expect(transitionKind('Accepted', 'Filled')).toBe('normal');
    expect(transitionKind('Canceled', 'Filled')).toBe('late');
  });
});
