import fc from 'fast-check';
import {
  moneyOf,
  notionalOf,
  priceOf,
  quantityOf,
  ratioOf,
  toText,
  zeroMoney,
  zeroNotional,
  zeroQuantity,
} from '../money/amount';
import { add, asMoney, atLeast, equals, notionalFor, scale } from '../money/arithmetic';
import { fromSteps } from '../money/rounding';
import { judgeProgress, type FilledDelta, type ProgressVerdict } from './judgeProgress';
import type { Order, OrderProgress } from './order';
import { isTerminal, orderStatuses, type VenueOrderStatus } from './orderStatus';
import { transitionKind } from './transitions';

const filledTo = (filled: string) => {
  const filledValue = notionalFor(priceOf('50000'), quantityOf(filled));
  return { filledValue, commission: scale(asMoney(filledValue), ratioOf('0.006')) };
};

const order = (change: Partial<Order> & { readonly filled?: string }): Order => ({
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
  status: 'Accepted',
  venueOrderId: 'v-1',
  filledQuantity: quantityOf(change.filled ?? '0'),
  ...filledTo(change.filled ?? '0'),
  hold: moneyOf('5030'),
  attempts: 1,
  rejectReason: null,
  submittedAt: 0,
  updatedAt: 0,
  ...change,
});

const report = (status: VenueOrderStatus, cumulative: string, change: Partial<OrderProgress> = {}): OrderProgress => ({
  clientOrderId: 'bot-k3x9-1-1-7f',
  venueOrderId: 'v-1',
  instrumentId: 'BTC-USD',
  status,
  cumulativeQuantity: quantityOf(cumulative),
  ...filledTo(cumulative),
  reason: null,
  at: 1,
  ...change,
});

const told = (verdict: ProgressVerdict): string =>
  verdict.verdict === 'Applies'
    ? `${verdict.status}${verdict.late ? ' late' : ''} +${toText(verdict.delta.quantity)}`
    : verdict.verdict;

describe('a report of the venue', () => {
  it('adds what it has beyond what was known: 0.08 after 0.06 of 0.1', () => {
    expect(
      judgeProgress(order({ status: 'PartiallyFilled', filled: '0.06' }), report('PartiallyFilled', '0.08')),
    ).toEqual({
      verdict: 'Applies',
      status: 'PartiallyFilled',
      delta: { quantity: quantityOf('0.02'), value: filledTo('0.02').filledValue, commission: moneyOf('6') },
      late: false,
    });
  });

  it('corrects the commission of what was filled: 15 after 18', () => {
    const known = order({ status: 'PartiallyFilled', filled: '0.06' });
    const corrected = report('PartiallyFilled', '0.06', { commission: moneyOf('15') });
    const delta = { quantity: zeroQuantity, value: zeroNotional, commission: moneyOf('-3') };
    expect(judgeProgress(known, corrected)).toEqual({ verdict: 'Applies', status: known.status, delta, late: false });
  });

  it.each<[string, Order, OrderProgress, string]>([
    ['the venue has it', order({ status: 'Submitted', venueOrderId: null }), report('Accepted', '0'), 'Accepted +0'],
    [
      'an unknown order was found',
      order({ status: 'Unknown' }),
      report('PartiallyFilled', '0.06'),
      'PartiallyFilled +0.06',
    ],
    ['the fill overtook the answer', order({ status: 'Submitted' }), report('Filled', '0.1'), 'Filled +0.1'],
    ['all of it, under any name', order({ status: 'Accepted' }), report('PartiallyFilled', '0.1'), 'Filled +0.1'],
    ['canceled, but all of it was filled', order({}), report('Canceled', '0.1'), 'Filled +0.1'],
    ['accepted, then rejected', order({}), report('Rejected', '0'), 'Rejected +0'],
    ['open, and filled in part', order({}), report('Accepted', '0.06'), 'PartiallyFilled +0.06'],
    ['partial, and nothing filled', order({ status: 'Submitted' }), report('PartiallyFilled', '0'), 'Accepted +0'],
    [
      'the rest was canceled',
      order({ status: 'PartiallyFilled', filled: '0.06' }),
      report('Canceled', '0.06'),
      'Canceled +0',
    ],
    [
      'a fill while we wait for the cancel',
      order({ status: 'PendingCancel' }),
      report('PartiallyFilled', '0.06'),
      'PendingCancel +0.06',
    ],
    [
      'the id that a wished cancel needs',
      order({ status: 'PendingCancel', venueOrderId: null }),
      report('Accepted', '0'),
      'PendingCancel +0',
    ],
    [
      'a fill overtaken by its cancel',
      order({ status: 'Canceled' }),
      report('PartiallyFilled', '0.06'),
      'Canceled late +0.06',
    ],
    [
      'the last fill overtaken by its cancel',
      order({ status: 'Canceled', filled: '0.06' }),
      report('Filled', '0.1'),
      'Filled late +0.04',
    ],
    [
      'a fill overtaken by the rejection of the rest',
      order({ status: 'Rejected' }),
      report('Rejected', '0.06'),
      'Rejected late +0.06',
    ],
    [
      'an order that we gave up on',
      order({ status: 'Failed', venueOrderId: null }),
      report('Accepted', '0'),
      'Accepted late +0',
    ],
    [
      'one that traded and expired since',
      order({ status: 'Failed', venueOrderId: null }),
      report('Expired', '0.06'),
      'Expired late +0.06',
    ],
    [
      'a commission that was corrected',
      order({ status: 'PartiallyFilled', filled: '0.06' }),
      report('PartiallyFilled', '0.06', { commission: moneyOf('15') }),
      'PartiallyFilled +0',
    ],
    [
      'a value that was corrected while we wait for the cancel',
      order({ status: 'PendingCancel', filled: '0.06' }),
      report('PartiallyFilled', '0.06', { filledValue: notionalOf('3001') }),
      'PendingCancel +0',
    ],
    [
      'a commission that was corrected after the end',
      order({ status: 'Filled', filled: '0.1' }),
      report('Filled', '0.1', { commission: moneyOf('31') }),
      'Filled late +0',
    ],
  ])('applies: %s', (_, known, progress, outcome) => {
    expect(told(judgeProgress(known, progress))).toBe(outcome);
  });

  it.each<[string, Order, OrderProgress]>([
    ['told twice', order({}), report('Accepted', '0')],
    ['fewer than we know of', order({ status: 'PartiallyFilled', filled: '0.06' }), report('PartiallyFilled', '0.02')],
    ['open, when we know of a fill', order({ status: 'PartiallyFilled', filled: '0.06' }), report('Accepted', '0.06')],
    ['an acceptance after the end', order({ status: 'Canceled' }), report('Accepted', '0')],
    ['another end after the end', order({ status: 'Expired', filled: '0.06' }), report('Canceled', '0.06')],
    ['canceled after all of it was filled', order({ status: 'Filled', filled: '0.1' }), report('Canceled', '0.1')],
    ['open while we wait for the cancel', order({ status: 'PendingCancel' }), report('Accepted', '0')],
    [
      'fewer than we know of, at another commission',
      order({ status: 'PartiallyFilled', filled: '0.06' }),
      report('PartiallyFilled', '0.02', { commission: moneyOf('15') }),
    ],
    [
      'overtaken by its cancel, at another commission',
      order({ status: 'Canceled', filled: '0.06' }),
      report('PartiallyFilled', '0.06', { commission: moneyOf('15') }),
    ],
  ])('is stale: %s', (_, known, progress) => {
    expect(judgeProgress(known, progress)).toEqual({ verdict: 'Stale' });
  });

  it.each<[string, Order, OrderProgress, string]>([
    ['too much', order({}), report('Filled', '0.11'), 'more was filled than was ordered'],
    [
      'nothing, for a commission',
      order({}),
      report('Accepted', '0', { commission: moneyOf('1') }),
      'nothing was filled, and yet it has a value or a commission',
    ],
    ['less than nothing', order({}), report('Accepted', '-0.01'), 'the filled quantity is negative'],
    ['filled in part and called filled', order({}), report('Filled', '0.06'), 'it is filled, but not all of it'],
    [
      'another instrument',
      order({}),
      report('Accepted', '0', { instrumentId: 'ETH-USD' }),
      'the report is about ETH-USD',
    ],
    [
      'a second order of the venue',
      order({}),
      report('Canceled', '0', { venueOrderId: 'v-2' }),
      'the venue has two orders for it, v-1 and v-2',
    ],
    [
      'value that shrinks',
      order({ status: 'PartiallyFilled', filled: '0.06' }),
      report('PartiallyFilled', '0.08', { filledValue: zeroNotional }),
      'the filled value shrank while the filled quantity grew',
    ],
    [
      'a fill of a denied order',
      order({ status: 'Denied' }),
      report('Filled', '0.1'),
      'an order that is Denied cannot become Filled',
    ],
    [
      'an order never sent',
      order({ status: 'Initialized' }),
      report('Accepted', '0'),
      'an order that is Initialized cannot become Accepted',
    ],
  ])('is impossible: %s', (_, known, progress, problem) => {
    expect(judgeProgress(known, progress)).toEqual({ verdict: 'Impossible', problem });
  });
});

describe('after any sequence of reports', () => {
  const lots = fc.integer({ min: -1, max: 11 }).map((count) => toText(fromSteps(count, quantityOf('0.01'))));
  const statuses = fc.constantFrom<VenueOrderStatus[]>(
    'Accepted',
    'PartiallyFilled',
    'Filled',
    'Canceled',
    'Rejected',
    'Expired',
  );
  const reports = fc.array(
    fc
      .tuple(statuses, lots, fc.boolean())
      .map(([status, filled, corrected]) =>
        report(status, filled, corrected && filled !== '0' ? { commission: moneyOf('7') } : {}),
      ),
    { maxLength: 12 },
  );
  const start = fc
    .constantFrom(...orderStatuses.filter((status) => status !== 'Filled' && status !== 'PartiallyFilled'))
    .map((status) => order({ status, venueOrderId: null }));

  const applied = (
    before: Order,
    { venueOrderId, cumulativeQuantity, filledValue, commission }: OrderProgress,
    status: Order['status'],
  ) => ({
    ...before,
    status,
    venueOrderId,
    filledQuantity: cumulativeQuantity,
    filledValue,
    commission,
  });

  it('quantity only grows, never above the order; ends absorb but for late rows; a repeated report is stale', () => {
    fc.assert(
      fc.property(start, reports, (first, sequence) => {
        let known = first;
        let total: FilledDelta = { quantity: zeroQuantity, value: zeroNotional, commission: zeroMoney };
        for (const progress of sequence) {
          const verdict = judgeProgress(known, progress);
          if (verdict.verdict !== 'Applies') continue;
          const next = applied(known, progress, verdict.status);
          expect(atLeast(next.filledQuantity, known.filledQuantity)).toBe(true);
          expect(atLeast(next.quantity, next.filledQuantity)).toBe(true);
          expect(equals(next.filledQuantity, next.quantity)).toBe(verdict.status === 'Filled');
          if (isTerminal(known.status)) expect(transitionKind(known.status, verdict.status)).toBe('late');
          expect(judgeProgress(next, progress)).toEqual({ verdict: 'Stale' });
          const { quantity, value, commission } = verdict.delta;
          total = {
            quantity: add(total.quantity, quantity),
            value: add(total.value, value),
            commission: add(total.commission, commission),
          };
          known = next;
        }
        const { filledQuantity, filledValue, commission } = known;
        expect(total).toEqual({ quantity: filledQuantity, value: filledValue, commission });
      }),
    );
  });
});
