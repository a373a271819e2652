import { notionalOf, priceOf, ratioOf, type OrderTerms } from '@bot/core';
import { buy } from '../testing/fixtures';
import { requestOf, termsOf } from './orderRequest';

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
});
