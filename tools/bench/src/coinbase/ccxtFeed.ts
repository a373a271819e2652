import { assert } from '@bot/core';
import type { Work } from '../benchmark';
import { bookDigest, type BookLevel } from './bookDigest';
import { ccxtCoinbase } from './ccxtCoinbase';
import type { MixedFeed } from './mixedFeed';

/** What ccxt.pro does with each message, without a socket: nobody waits for what it resolves. */
export function ccxtFeed({ snapshot, messages }: MixedFeed): Work {
  const exchange = ccxtCoinbase();
  const client = { subscriptions: {}, resolve: () => undefined, reject: () => undefined };
  const heard = (message: Buffer): void => exchange.handleMessage(client, JSON.parse(message.toString()));
  return {
    operations: messages.length,
    reset: () => heard(snapshot),
    pass: () => messages.forEach(heard),
    result() {
      const book = exchange.orderbooks['BTC/USD'];
      assert(book !== undefined, 'ccxt keeps a book');
      const { bids, asks } = book;
      return bookDigest([
        ...bids.map(([price, amount]): BookLevel => ['bid', price, amount]),
        ...asks.map(([price, amount]): BookLevel => ['offer', price, amount]),
      ]);
    },
  };
}
