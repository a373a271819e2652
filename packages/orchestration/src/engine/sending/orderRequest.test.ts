import { notionalOf, priceOf, quantityOf, ratioOf, type Order, type OrderTerms } from '@bot/core';
import { buy } from '../testing/fixtures';
import { intentOf, requestOf, termsOf } from './orderRequest';

describe('the terms of an order', () => {
  const all: OrderTerms = {
    ...buy('1', '90'),
    ...{
      stopPrice: priceOf('80'),
      stopDirection: 'Down',
      quoteSize: notionalOf('5'),
      expiresAt: 9,
      leverage: ratioOf('2'),
    },
  };

  it('are all of them, and nothing else of what is known of it', () => {
    const order = { ...all, clientOrderId: 'bot-1', status: 'Submitted', hold: ratioOf('1') };
    expect(termsOf(order)).toEqual(all);
    expect(requestOf(order)).toEqual({ ...all, clientOrderId: 'bot-1' });
  });

  it('leave unsaid what is unsaid', () => {
    expect(Object.keys(termsOf(buy('1'))).sort()).toEqual(Object.keys(buy('1')).sort());
  });

  it('with who wanted it, and how much each of them, are the intent', () => {
    const shares = [{ strategyId: 'A', quantity: quantityOf('1') }];
    const order = (strategyId: string, more: object = {}) =>
      ({ ...all, clientOrderId: 'bot-1', strategyId, reason: 'R', ...more }) as unknown as Order;
    expect(intentOf(order('A', { shares }))).toEqual({ ...all, strategyId: 'A', reason: 'R', explicit: false, shares });
    expect(intentOf(order('Operator'))).toEqual({ ...all, strategyId: 'Operator', reason: 'R', explicit: true });
  });
});
