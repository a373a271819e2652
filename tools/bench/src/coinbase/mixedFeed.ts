import { createRandom, integerBetween, uniform01 } from '@bot/simulation';
import type { Random } from '@bot/core';
import { createMovingBook, type MovingBook } from './movingBook';

/** What a socket would bring: the book first, then everything else. */
export interface MixedFeed {
  readonly snapshot: Buffer;
  readonly messages: readonly Buffer[];
}

/** Hundredths of all messages. What is left are the account's own orders. */
const LEVEL2 = 70;
const TICKER = 15;
const TRADES = 12;
const MOST_UPDATES = 21;
const MOST_TRADES = 8;
const AT = '2026-11-22T10:00:00.';

/** In the shapes that Coinbase documents; the same for the same seed. The book stays about so deep on each side. */
export function mixedFeed(count: number, depth: number, seed = 'mixed feed'): MixedFeed {
  const random = createRandom(seed);
  const book = createMovingBook(depth, random.fork('book'));
  let sequence = 0;

  function frame(channel: string, events: readonly unknown[]): Buffer {
    const timestamp = timeOf(random);
    return Buffer.from(JSON.stringify({ channel, client_id: '', timestamp, sequence_num: sequence++, events }));
  }
  const level2 = (type: string, updates: readonly unknown[]): Buffer =>
    frame('l2_data', [{ type, product_id: 'BTC-USD', updates }]);

  function message(): Buffer {
    const kind = integerBetween(random, 0, 99);
    if (kind < LEVEL2) {
      return level2(
        'update',
        listOf(integerBetween(random, 1, MOST_UPDATES), () => update(book.change(), random)),
      );
    }
    if (kind < LEVEL2 + TICKER) return frame('ticker', [{ type: 'update', tickers: [ticker(random)] }]);
    if (kind < LEVEL2 + TICKER + TRADES) {
      const trades = listOf(integerBetween(random, 1, MOST_TRADES), () => trade(random));
      return frame('market_trades', [{ type: 'update', trades }]);
    }
    return frame('user', [{ type: 'update', orders: [order(random)] }]);
  }

  const snapshot = level2(
    'snapshot',
    book.levels().map((level) => update(level, random)),
  );
  return { snapshot, messages: listOf(count, message) };
}

const listOf = <T>(length: number, make: () => T): T[] => Array.from({ length }, make);

const timeOf = (random: Random): string => `${AT}${String(integerBetween(random, 0, 999_999_999)).padStart(9, '0')}Z`;
const sizeOf = (random: Random): string => (uniform01(random) * 3 + 0.00000001).toFixed(8);
const priceNear = (random: Random): string => (50_000 + uniform01(random)).toFixed(2);

const update = (
  { side, price, quantity }: ReturnType<MovingBook['change']>,
  random: Random,
): Readonly<Record<string, string>> => ({
  side,
  event_time: timeOf(random),
  price_level: price,
  new_quantity: quantity,
});

const ticker = (random: Random): Readonly<Record<string, string>> => ({
  type: 'ticker',
  product_id: 'BTC-USD',
  price: priceNear(random),
  volume_24_h: '16038.28770938',
  low_24_h: '49835.29',
  high_24_h: '50011.18',
  low_52_w: '15460',
  high_52_w: '126240',
  price_percent_chg_24_h: '-4.15775596190603',
  best_bid: (50_000 - 0.01 - uniform01(random)).toFixed(2),
  best_ask: (50_000 + 0.01 + uniform01(random)).toFixed(2),
  best_bid_quantity: sizeOf(random),
  best_ask_quantity: sizeOf(random),
});

const trade = (random: Random): Readonly<Record<string, string>> => ({
  trade_id: String(integerBetween(random, 800_000_000, 900_000_000)),
  product_id: 'BTC-USD',
  price: priceNear(random),
  size: sizeOf(random),
  side: integerBetween(random, 0, 1) === 0 ? 'BUY' : 'SELL',
  time: timeOf(random),
});

const hexOf = (random: Random): string => random.nextUint32().toString(16).padStart(8, '0');

const order = (random: Random): Readonly<Record<string, string | number>> => ({
  avg_price: '0',
  cancel_reason: '',
  client_order_id: `bot-${hexOf(random)}`,
  completion_percentage: '0',
  contract_expiry_type: 'UNKNOWN_CONTRACT_EXPIRY_TYPE',
  cumulative_quantity: '0',
  filled_value: '0',
  leaves_quantity: sizeOf(random),
  limit_price: priceNear(random),
  number_of_fills: '0',
  order_id: `${hexOf(random)}-0000-4000-8000-0000${hexOf(random)}`,
  order_side: 'BUY',
  order_type: 'Limit',
  outstanding_hold_amount: '500.25',
  post_only: 'false',
  product_id: 'BTC-USD',
  product_type: 'SPOT',
  reject_reason: '',
  retail_portfolio_id: '3e625b74-0000-4000-8000-000000000001',
  risk_managed_by: 'UNKNOWN_RISK_MANAGEMENT_TYPE',
  status: 'OPEN',
  stop_price: '',
  time_in_force: 'GOOD_UNTIL_CANCELLED',
  total_fees: '0',
  total_value_after_fees: '500.25',
  trigger_status: 'INVALID_ORDER_TYPE',
  creation_time: timeOf(random),
  end_time: '0001-01-01T00:00:00Z',
  start_time: '0001-01-01T00:00:00Z',
});
