import { MalformedAnswer } from '../../mapping/malformedAnswer';
import { digitsOf } from './digits';
import { countOf, fieldsOf, listOf, priceTextOf, quantityTextOf, secondsOf, textOf, type Fields } from './fields';
import type { DataFrame, Frame, LevelChange, Level2Event, Ticker, WireCandle, WireTrade } from './frame';
import { instantOf } from './instant';
import { sizeOf } from './levelSize';
import { readUserOrder } from './userOrder';

/** Reads a frame that was parsed. Unknown fields and channels are no reason to refuse it. @throws MalformedAnswer */
export function readFrame(value: unknown): Frame {
  const frame = fieldsOf(value, 'frame');
  // A refusal has no channel.
  if (frame['type'] === 'error') return { channel: 'error', message: String(frame['message'] ?? '') };
  const name = textOf(frame['channel'], 'channel');
  const sequence = countOf(frame['sequence_num'], 'sequence_num');
  const at = instantOf(frame['timestamp'], 'timestamp');
  const events = listOf(frame['events'], 'events').map((event) => fieldsOf(event, 'events[]'));
  return readNews(name, events, { sequence, at });
}

type Envelope = Pick<DataFrame, 'sequence' | 'at'>;

function readNews(name: string, events: readonly Fields[], { sequence, at }: Envelope): DataFrame {
  switch (name) {
    case 'l2_data':
      return { channel: 'level2', sequence, at, events: events.map(readLevel2) };
    case 'ticker':
      return {
        channel: name,
        sequence,
        at,
        tickers: events.flatMap((event) => listOf(event['tickers'], 'tickers').map(readTicker)),
      };
    case 'market_trades':
      return {
        channel: name,
        sequence,
        at,
        events: events.map((event) => ({
          isSnapshot: isSnapshot(event),
          trades: listOf(event['trades'], 'trades').map(readTrade),
        })),
      };
    case 'candles':
      return {
        channel: name,
        sequence,
        at,
        events: events.map((event) => ({
          isSnapshot: isSnapshot(event),
          candles: listOf(event['candles'], 'candles').map(readCandle),
        })),
      };
    case 'status':
      return {
        channel: name,
        sequence,
        at,
        products: events.flatMap((event) => listOf(event['products'], 'products').map(readProduct)),
      };
    case 'user':
      return {
        channel: name,
        sequence,
        at,
        events: events.map((event) => ({
          isSnapshot: isSnapshot(event),
          orders: listOf(event['orders'], 'orders').map(readUserOrder),
        })),
      };
    case 'heartbeats':
      return { channel: name, sequence, at, counter: countOf(events[0]?.['heartbeat_counter'], 'heartbeat_counter') };
    case 'subscriptions':
      return { channel: name, sequence, at, subscriptions: readSubscriptions(events) };
    default:
      return { channel: 'other', sequence, at, name };
  }
}

function isSnapshot({ type }: Fields): boolean {
  if (type === 'snapshot' || type === 'update') return type === 'snapshot';
  throw new MalformedAnswer('type is neither snapshot nor update');
}

function readLevel2(event: Fields): Level2Event {
  return {
    isSnapshot: isSnapshot(event),
    productId: textOf(event['product_id'], 'product_id'),
    changes: listOf(event['updates'], 'updates').map(readChange),
  };
}

function readChange(value: unknown): LevelChange {
  const { side, price_level, new_quantity } = fieldsOf(value, 'updates[]') as {
    readonly [name in 'side' | 'price_level' | 'new_quantity']: unknown;
  };
  if (side !== 'bid' && side !== 'offer') throw new MalformedAnswer('side is neither bid nor offer');
  const digits = digitsOf(priceTextOf(price_level, 'price_level'));
  if (digits === null) throw new MalformedAnswer('price_level has more digits than a price has');
  return { isBid: side === 'bid', ...digits, size: sizeOf(quantityTextOf(new_quantity, 'new_quantity')) };
}

/** Those of `ticker_batch` have no best bid and ask, and so have products that nobody makes a price for. */
function readTicker(value: unknown): Ticker {
  const ticker = fieldsOf(value, 'tickers[]');
  const said = (name: string, read: (value: unknown, field: string) => string): string =>
    ticker[name] === undefined || ticker[name] === '' ? '' : read(ticker[name], name);
  return {
    productId: textOf(ticker['product_id'], 'product_id'),
    bestBid: said('best_bid', priceTextOf),
    bestAsk: said('best_ask', priceTextOf),
    bestBidQuantity: said('best_bid_quantity', quantityTextOf),
    bestAskQuantity: said('best_ask_quantity', quantityTextOf),
  };
}

function readTrade(value: unknown): WireTrade {
  const trade = fieldsOf(value, 'trades[]');
  const side = trade['side'];
  if (side !== 'BUY' && side !== 'SELL') throw new MalformedAnswer('side is neither BUY nor SELL');
  return {
    productId: textOf(trade['product_id'], 'product_id'),
    tradeId: textOf(trade['trade_id'], 'trade_id'),
    price: priceTextOf(trade['price'], 'price'),
    size: quantityTextOf(trade['size'], 'size'),
    at: instantOf(trade['time'], 'time'),
    makerSide: side === 'BUY' ? 'Buy' : 'Sell',
  };
}

function readCandle(value: unknown): WireCandle {
  const candle = fieldsOf(value, 'candles[]');
  const price = (name: string): string => priceTextOf(candle[name], name);
  return {
    productId: textOf(candle['product_id'], 'product_id'),
    openedAt: secondsOf(candle['start'], 'start'),
    open: price('open'),
    high: price('high'),
    low: price('low'),
    close: price('close'),
    volume: quantityTextOf(candle['volume'], 'volume'),
  };
}

function readProduct(value: unknown): { productId: string; status: string } {
  const product = fieldsOf(value, 'products[]');
  // Futures have no status.
  return { productId: textOf(product['id'], 'id'), status: String(product['status'] ?? '') };
}

function readSubscriptions(events: readonly Fields[]): ReadonlyMap<string, readonly string[]> {
  const subscriptions = fieldsOf(events[0]?.['subscriptions'] ?? {}, 'subscriptions');
  const entries = Object.entries(subscriptions);
  return new Map(entries.map(([channel, ids]) => [channel, listOf(ids, channel).map(String)]));
}
