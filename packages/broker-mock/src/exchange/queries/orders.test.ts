import { isAmount, toText } from '@bot/core';
import { openSmallVenue } from '../../venue/feed/testing/smallVenue';
import type { OrderEntry } from '../venueEvent';
import { orderNamed } from '../venueState';
import { openOrdersOf, ordersOf, venueOrderFrom } from './orders';

/** Amounts as text. */
const readable = (terms: object): object =>
  Object.fromEntries(Object.entries(terms).map(([name, value]) => [name, isAmount(value) ? toText(value) : value]));

describe('the terms of an order', () => {
  const plain = {
    ...{ instrumentId: 'BTC-USD', side: 'Buy', type: 'Limit', quantity: '0.001', limitPrice: '50' },
    ...{ timeInForce: 'GTC', postOnly: false, reduceOnly: false },
  };

  it.each<[string, Partial<OrderEntry>, object]>([
    ['a limit order', {}, {}],
    ['a post-only order', { postOnly: true }, { postOnly: true }],
    ['good till date', { timeInForce: 'GTD', expiresAt: 60_000 }, { timeInForce: 'GTD', expiresAt: 60_000 }],
    [
      'a stop-limit',
      { type: 'StopLimit', stopTicks: 5_000, stopDirection: 'Up', limitTicks: 5_010 },
      { type: 'StopLimit', stopPrice: '50', stopDirection: 'Up', limitPrice: '50.1' },
    ],
    [
      'a bracket, whose direction follows from its side',
      { type: 'Bracket', side: 'Sell', stopTicks: 4_000, stopDirection: 'Down', limitTicks: 6_000 },
      { type: 'Bracket', side: 'Sell', stopPrice: '40', limitPrice: '60' },
    ],
    [
      'with a leverage',
      { instrumentId: 'BTC-PERP', leverage: 2.5, reduceOnly: false },
      { instrumentId: 'BTC-PERP', leverage: '2.5' },
    ],
  ])('are those that were asked for: %s', (_, asked, expected) => {
    const { state, submit } = openSmallVenue();
    expect(readable(venueOrderFrom(orderNamed(state, submit('ann', asked))).terms)).toEqual({ ...plain, ...expected });
  });

  it('of what spends quote currency say what it spends, and what that could buy', () => {
    const { state, submit } = openSmallVenue();
    submit('ben', { side: 'Sell', lots: 100_000 });
    // 5.06 pay for 1,000 lots of 0.005 with 1.2 %.
    submit('ann', { type: 'Market', limitTicks: null, lots: 0, spend: 506n * 10n ** 16n, timeInForce: 'IOC' });
    const { terms, progress } = venueOrderFrom(orderNamed(state, 2));
    expect(readable(terms)).toEqual({
      ...plain,
      ...{ type: 'Market', limitPrice: null, quantity: '0.1', quoteSize: '5.06', timeInForce: 'IOC' },
    });
    expect([progress.status, toText(progress.cumulativeQuantity)]).toEqual(['Filled', '0.1']);
  });

  it('follow amendments', () => {
    const { state, run, submit } = openSmallVenue();
    submit('ann');
    run({ type: 'AmendOrder', at: 1, accountId: 'ann', orderNo: 1, limitTicks: 4_900, lots: 7 });
    expect(readable(venueOrderFrom(orderNamed(state, 1)).terms)).toEqual({
      ...plain,
      ...{ quantity: '0.0007', limitPrice: '49' },
    });
  });

  it('of a bracket keep its price when its stop wakes and it trades at another', () => {
    const { state, submit, quote } = openSmallVenue();
    submit('ann', { type: 'Bracket', side: 'Sell', stopTicks: 4_000, stopDirection: 'Down', limitTicks: 6_000 });
    quote([[3_000, 5]], [[3_900, 5]]);
    quote([[3_000, 5]], [[3_900, 5]], { prints: [{ ticks: 3_900, lots: 1, makerSide: 'Sell' }] });
    expect(orderNamed(state, 1).limitTicks).toBe(3_800);
    expect(readable(venueOrderFrom(orderNamed(state, 1)).terms)).toMatchObject({ limitPrice: '60', stopPrice: '40' });
  });
});

describe('orders', () => {
  it('are listed by account, oldest first, open ones apart', () => {
    const { state, submit, cancel } = openSmallVenue();
    submit('ann');
    submit('ben');
    submit('ann');
    submit('ann');
    cancel('ann', 1);
    const ids = (orders: ReturnType<typeof ordersOf>): string[] => orders.map(({ progress }) => progress.venueOrderId);
    expect(ids(ordersOf(state, 'ann'))).toEqual(['V1', 'V3', 'V4']);
    expect(ids(openOrdersOf(state, 'ann'))).toEqual(['V3', 'V4']);
    expect([...ordersOf(state, 'nobody'), ...openOrdersOf(state, 'nobody')]).toEqual([]);
  });
});
