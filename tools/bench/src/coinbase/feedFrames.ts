import type { Random } from '@bot/core';
import { createRandom, integerBetween, pick, uniform01 } from '@bot/simulation';

/** Frames of the venue's sockets as bytes: a snapshot of the book, then what a busy market sends. */
export interface FeedFrames {
  readonly snapshot: Buffer;
  readonly frames: readonly Buffer[];
}

export const PRODUCT_ID = 'BTC-USD';
/** Of each side. */
const LEVELS = 1_000;
/** Most of what happens is near the best price: one in e³ changes is deeper than so many levels. */
const USUAL_DEPTH = 150;
const BEST_CENTS = 7_000_000;
const TIME = '2026-09-07T23:37:22.674409123Z';

/** Of a hundred frames 70 are of level 2 with 11 changes on average, 15 of the ticker, 12 of trades, 3 of the user's orders. */
export function feedFrames(count: number): FeedFrames {
  const random = createRandom('feed');
  const frames = Array.from({ length: count }, (_, index) => {
    const percent = integerBetween(random, 0, 99);
    if (percent < 70) return frame('l2_data', index + 1, changes(random));
    if (percent < 85) return frame('ticker', index + 1, ticker(random));
    return percent < 97
      ? frame('market_trades', index + 1, trades(random, index))
      : frame('user', index + 1, user(index));
  });
  return { snapshot: frame('l2_data', 0, snapshot(random)), frames };
}

const frame = (channel: string, sequence_num: number, event: object): Buffer =>
  Buffer.from(JSON.stringify({ channel, client_id: '', timestamp: TIME, sequence_num, events: [event] }));

function snapshot(random: Random): object {
  const updates = Array.from({ length: 2 * LEVELS }, (_, index) =>
    change(index % 2 === 0, index >> 1, size(random), '1970-01-01T00:00:00Z'),
  );
  return { type: 'snapshot', product_id: PRODUCT_ID, updates };
}

function changes(random: Random): object {
  const updates = Array.from({ length: integerBetween(random, 1, 21) }, () => {
    const level = Math.min(LEVELS - 1, Math.floor(-Math.log(1 - uniform01(random)) * USUAL_DEPTH));
    const leaves = integerBetween(random, 1, 100) <= 15;
    return change(pick(random, [true, false]), level, leaves ? '0' : size(random), TIME);
  });
  return { type: 'update', product_id: PRODUCT_ID, updates };
}

const change = (isBid: boolean, level: number, new_quantity: string, event_time: string): object => ({
  side: isBid ? 'bid' : 'offer',
  event_time,
  price_level: price(isBid ? -level : level + 1),
  new_quantity,
});

function ticker(random: Random): object {
  const day = {
    volume_24_h: '12345.12345678',
    low_24_h: '69000',
    high_24_h: '71000.5',
    price_percent_chg_24_h: '1.23',
  };
  const year = { low_52_w: '40000', high_52_w: '110000' };
  const best = {
    best_bid: price(0),
    best_ask: price(1),
    best_bid_quantity: size(random),
    best_ask_quantity: size(random),
  };
  const tickers = [{ type: 'ticker', product_id: PRODUCT_ID, price: price(0), ...day, ...year, ...best }];
  return { type: 'update', tickers };
}

function trades(random: Random, index: number): object {
  const list = Array.from({ length: integerBetween(random, 1, 5) }, (_, nth) => ({
    product_id: PRODUCT_ID,
    trade_id: String(100_000_000 + index * 10 + nth),
    price: price(integerBetween(random, 0, 1)),
    size: size(random),
    time: TIME,
    side: pick(random, ['BUY', 'SELL']),
  }));
  return { type: 'update', trades: list };
}

function user(index: number): object {
  const ids = { order_id: `order-${index}`, client_order_id: `client-${index}`, retail_portfolio_id: '3e625b74' };
  const progress = { cumulative_quantity: '0.1', leaves_quantity: '0.9', filled_value: '7000', total_fees: '42' };
  const totals = {
    avg_price: '70000',
    completion_percentage: '10',
    number_of_fills: '1',
    total_value_after_fees: '7042',
  };
  const terms = { limit_price: '70000', stop_price: '', order_side: 'BUY', order_type: 'Limit', post_only: 'false' };
  const kinds = { product_id: PRODUCT_ID, product_type: 'SPOT', contract_expiry_type: 'UNKNOWN_CONTRACT_EXPIRY_TYPE' };
  const state = { status: 'OPEN', time_in_force: 'GOOD_UNTIL_CANCELLED', trigger_status: 'INVALID_ORDER_TYPE' };
  const reasons = {
    cancel_reason: '',
    reject_reason: '',
    outstanding_hold_amount: '63000',
    risk_managed_by: 'UNKNOWN',
  };
  const times = { creation_time: TIME, end_time: '0001-01-01T00:00:00Z', start_time: '0001-01-01T00:00:00Z' };
  const order = { ...ids, ...progress, ...totals, ...terms, ...kinds, ...state, ...reasons, ...times };
  return {
    type: 'update',
    orders: [order],
    positions: { perpetual_futures_positions: [], expiring_futures_positions: [] },
  };
}

/** So many cents above the best bid. */
const price = (cents: number): string => ((BEST_CENTS + cents) / 100).toFixed(2);
const size = (random: Random): string => (0.0001 + uniform01(random) * 2).toFixed(8);
