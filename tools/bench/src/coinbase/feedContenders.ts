import { createHash } from 'node:crypto';
import { createLevel2Book, decodeFrame } from '@bot/broker-coinbase';
import type { Budget, Contender, Row, Work } from '../benchmark';
import { timed } from '../running/timed';
import { feedFrames, PRODUCT_ID } from './feedFrames';

const FRAMES = 20_000;

const names = {
  ours: 'feed: frames read, checked and applied to the book',
  parse: 'feed: bare JSON.parse of the same bytes',
  coinbaseApi: 'feed: coinbase-api, which keeps no book',
  ccxt: 'feed: ccxt',
} as const;

const framesFor = ({ share }: Budget) => feedFrames(Math.ceil(FRAMES * share));

/** Ours and ccxt keep a book, and it must be the same one. The others have nothing that could be compared. */
export const feedContenders: readonly Contender[] = [
  timed(names.ours, ourFeed),
  withoutResult(timed(names.parse, bareParse)),
  withoutResult(timed(names.coinbaseApi, coinbaseApiFeed)),
  timed(names.ccxt, ccxtFeed),
];

export const feedRows: readonly Row[] = [
  { name: 'coinbase/feed-parse', ours: names.ours, against: names.parse, goal: 0.5, unit: 'ops/s' },
  { name: 'coinbase/feed-coinbase-api', ours: names.ours, against: names.coinbaseApi, goal: 1, unit: 'ops/s' },
  { name: 'coinbase/feed-ccxt', ours: names.ours, against: names.ccxt, goal: 15, unit: 'ops/s' },
];

function withoutResult({ name, measure }: Contender): Contender {
  return { name, measure: async (budget) => ({ ...(await measure(budget)), digest: null }) };
}

function ourFeed(budget: Budget): Work {
  const { snapshot, frames } = framesFor(budget);
  const book = createLevel2Book();
  const apply = (bytes: Buffer): void => {
    const frame = decodeFrame(bytes);
    if (frame.channel === 'level2') frame.events.forEach(book.apply);
  };
  return {
    operations: frames.length,
    reset: () => apply(snapshot),
    pass: () => frames.forEach(apply),
    result: () => digestOf(book.levels().map(({ price, quantity }) => [Number(price), Number(quantity)])),
  };
}

function bareParse(budget: Budget): Work {
  const { frames } = framesFor(budget);
  let read = 0;
  return {
    operations: frames.length,
    reset: () => void (read = 0),
    pass() {
      for (const bytes of frames) read += (JSON.parse(bytes.toString()) as { sequence_num: number }).sequence_num;
    },
    result: () => String(read),
  };
}

/** The part of `coinbase-api` that takes messages in. */
interface CoinbaseApiClient {
  on(event: 'update', listener: () => void): void;
  onWsMessage(event: { readonly type: 'message'; readonly data: string }, key: string, socket: unknown): void;
}

interface CoinbaseApi {
  readonly WebsocketClient: new (options: object, logger: object) => CoinbaseApiClient;
}

function coinbaseApiFeed(budget: Budget): Work {
  const { frames } = framesFor(budget);
  const quiet = (): void => undefined;
  // Loaded when it is needed, like ccxt.
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- its types describe everything but this
  const { WebsocketClient } = require('coinbase-api') as CoinbaseApi;
  const client = new WebsocketClient({}, { trace: quiet, info: quiet, error: quiet });
  let updates = 0;
  client.on('update', () => void (updates += 1));
  return {
    operations: frames.length,
    reset: () => void (updates = 0),
    pass() {
      for (const bytes of frames) {
        client.onWsMessage({ type: 'message', data: bytes.toString() }, 'advTradeMarketData', null);
      }
    },
    result: () => String(updates),
  };
}

type CcxtSide = readonly (readonly [price: number, amount: number])[];

interface CcxtBook {
  readonly bids: CcxtSide;
  readonly asks: CcxtSide;
}

/** The part of `ccxt.pro.coinbase` that takes messages in. */
interface CcxtCoinbase {
  readonly orderbooks: Readonly<Record<string, CcxtBook>>;
  setMarkets(markets: readonly object[]): void;
  handleMessage(client: object, message: unknown): void;
}

const SYMBOL = 'BTC/USD';

function ccxtFeed(budget: Budget): Work {
  const { snapshot, frames } = framesFor(budget);
  // Loaded when it is needed: it brings a hundred exchanges along.
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- its types are as large as all of this repository
  const { pro } = require('ccxt') as { readonly pro: { readonly coinbase: new () => CcxtCoinbase } };
  const exchange = new pro.coinbase();
  const spot = { type: 'spot', spot: true, active: true, precision: {}, limits: {} };
  exchange.setMarkets([
    { id: PRODUCT_ID, symbol: SYMBOL, base: 'BTC', quote: 'USD', baseId: 'BTC', quoteId: 'USD', ...spot },
  ]);
  const client = { subscriptions: {}, futures: {}, resolve: () => undefined, reject: () => undefined };
  const take = (bytes: Buffer): void => exchange.handleMessage(client, JSON.parse(bytes.toString()));
  return {
    operations: frames.length,
    reset: () => take(snapshot),
    pass: () => frames.forEach(take),
    result() {
      const { bids, asks } = Object(exchange.orderbooks[SYMBOL]) as CcxtBook;
      return digestOf([...bids, ...asks]);
    },
  };
}

/** Of every level, bids from the best down, then asks from the best up. ccxt knows them as numbers only. */
function digestOf(levels: readonly (readonly number[])[]): string {
  const text = levels.map(([price, amount]) => `${price}:${amount}`).join(' ');
  return `${levels.length} levels #${createHash('sha256').update(text).digest('hex').slice(0, 16)}`;
}
