import type { OrderRequest, TradingStatus } from '@bot/core';
import { handMadeFacts, requestOf, submittedOrder, type TimedEvent } from '../testing/handMadeFacts';
import { createProductStatuses } from './productStatuses';

const orders = {
  market: { type: 'Market', limitPrice: null, timeInForce: 'IOC' },
  limit: {},
  'day limit': { timeInForce: 'GTD' },
  'immediate limit': { timeInForce: 'IOC' },
  'post-only': { postOnly: true },
} as const satisfies Readonly<Record<string, Partial<OrderRequest>>>;
type Kind = keyof typeof orders;
const kinds = Object.keys(orders) as readonly Kind[];

const attempted = (clientOrderId: string, at: number): TimedEvent => ({
  type: 'SubmitAttempted',
  payload: { clientOrderId, attempt: 1 },
  at,
});

/** What is told of an order that leaves so long after the status came. */
function told(status: TradingStatus, more: Partial<OrderRequest>, afterMs = 5_001): readonly string[] {
  const check = createProductStatuses();
  const truth = { tradingStatus: () => status };
  const request = requestOf('a', 'Buy', more);
  check(handMadeFacts([], { truth, now: 1_000 }));
  const events = [submittedOrder(request), attempted('a', 1_000 + afterMs)];
  const facts = handMadeFacts(events, { truth, now: 1_000 + afterMs });
  const found = check(facts).map(({ problem }) => problem);
  // What was told is not told again.
  expect(check(facts)).toEqual([]);
  return found;
}

describe('INV-25', () => {
  it.each<[TradingStatus, readonly Kind[]]>([
    ['Online', kinds],
    ['CancelOnly', []],
    ['Disabled', []],
    ['LimitOnly', ['limit', 'day limit', 'immediate limit', 'post-only']],
    ['PostOnly', ['post-only']],
    ['Auction', ['limit', 'day limit', 'post-only']],
  ])('knows what an instrument takes that is %s', (status, taken) => {
    expect(kinds.filter((kind) => told(status, orders[kind]).length === 0)).toEqual(taken);
  });

  it('names the order, the state and since when it holds', () => {
    expect(told('Disabled', {})).toEqual(['a is sent to BTC-USD, which is Disabled since 1000']);
  });

  it('forgives what left before the news could have come', () => {
    expect(told('Disabled', {}, 5_000)).toEqual([]);
  });

  it('knows nothing of an instrument that nobody lists, or of an order that was not submitted', () => {
    expect(told('Disabled', { instrumentId: 'XYZ-USD' })).toEqual([]);
    const truth = { tradingStatus: (): TradingStatus => 'Disabled' };
    expect(createProductStatuses()(handMadeFacts([attempted('b', 9_000)], { truth }))).toEqual([]);
  });
});
