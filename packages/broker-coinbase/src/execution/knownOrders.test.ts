import { moneyOf, notionalOf, quantityOf, type OrderProgress } from '@bot/core';
import { limitBuy } from '../testing/brokerWorld';
import { createKnownOrders } from './knownOrders';

const progress = (quantity: string, change: Partial<OrderProgress> = {}): OrderProgress => ({
  clientOrderId: 'bot-1',
  venueOrderId: 'o-1',
  instrumentId: 'BTC-USD',
  status: 'PartiallyFilled',
  cumulativeQuantity: quantityOf(quantity),
  filledValue: notionalOf('1'),
  commission: moneyOf('0'),
  reason: null,
  at: 1,
  ...change,
});

describe('the orders that are known', () => {
  it('keep the furthest that was heard', () => {
    const known = createKnownOrders();
    known.heard(progress('0.2'));
    known.heard(progress('0.1'));
    expect(known.byClientId('bot-1')?.progress?.cumulativeQuantity).toEqual(quantityOf('0.2'));
    known.heard(progress('0.2', { status: 'Canceled' }));
    known.heard(progress('0.3'));
    expect(known.byVenueId('o-1')?.progress?.status).toBe('Canceled');
  });

  it('know their terms from when they were sent first', () => {
    const known = createKnownOrders();
    known.sent(limitBuy(), 5);
    known.sent(limitBuy(), 9);
    known.named('bot-1', 'o-1');
    expect(known.byVenueId('o-1')).toMatchObject({ sentAt: 5, terms: { instrumentId: 'BTC-USD' }, progress: null });
    expect([known.byClientId('bot-2'), known.byVenueId('o-2')]).toEqual([undefined, undefined]);
  });

  it('forget those that were refused, unless the venue has named them', () => {
    const known = createKnownOrders();
    known.sent(limitBuy(), 5);
    known.refused('bot-1');
    known.refused('bot-2');
    expect(known.byClientId('bot-1')).toBeUndefined();
    known.named('bot-1', 'o-1');
    known.refused('bot-1');
    expect(known.byVenueId('o-1')?.clientOrderId).toBe('bot-1');
  });

  it('forget the oldest that ended, and none that lives', () => {
    const known = createKnownOrders(2);
    known.heard(progress('0', { clientOrderId: 'a', venueOrderId: 'o-a' }));
    known.heard(progress('0', { clientOrderId: 'b', venueOrderId: 'o-b', status: 'Filled' }));
    known.heard(progress('0', { clientOrderId: 'c', venueOrderId: 'o-c' }));
    expect([known.byClientId('b'), known.byVenueId('o-b')]).toEqual([undefined, undefined]);
    known.heard(progress('0', { clientOrderId: 'd', venueOrderId: 'o-d' }));
    expect(['a', 'c', 'd'].every((id) => known.byClientId(id) !== undefined)).toBe(true);
  });
});
