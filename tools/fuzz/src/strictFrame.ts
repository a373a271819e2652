import { WrittenNumber, type Strict, type StrictObject } from './strictJson';

const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/;
const TIME = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))?(?:Z|([+-])(\d\d):(\d\d))$/;

/** A decimal without regard to its writing: `1.50` and `15e-1` are both `15/1`. null for what is none. */
export function exact(value: Strict | undefined): string | null {
  const text = value instanceof WrittenNumber ? value.text : value;
  if (typeof text !== 'string') return null;
  const found = DECIMAL.exec(text);
  if (found === null) return null;
  const [, sign, whole, decimals = '', exponent = '0'] = found as unknown as readonly [
    string,
    string,
    string,
    string?,
    string?,
  ];
  const digits = `${whole}${decimals}`.replace(/^0+/, '');
  const kept = digits.replace(/0+$/, '');
  if (kept === '') return '0';
  return `${sign}${kept}/${decimals.length - Number(exponent) - (digits.length - kept.length)}`;
}

/** What a frame says, by its letter: every price, quantity, id and time of it, in its order. null for a frame that says nothing. */
export function strictFacts(frame: Strict): readonly string[] | null {
  const { channel, sequence_num, timestamp, events } = fieldsOf(frame);
  if (fieldsOf(frame)['type'] === 'error') return null;
  const each = listOf(events).map(fieldsOf);
  return [`${String(channel)} ${count(sequence_num)} ${time(timestamp)}`, ...each.flatMap(readerOf(String(channel)))];
}

type Reader = (event: StrictObject) => readonly string[];

/** Of other channels nothing is compared. */
const readerOf = (channel: string): Reader => new Map(Object.entries(readers)).get(channel) ?? (() => []);
const readers: Readonly<Record<string, Reader>> = {
  l2_data: ({ type, product_id, updates }) => [
    `${String(type)} ${String(product_id)}`,
    ...listOf(updates)
      .map(fieldsOf)
      .map((update) => line(update['side'], exact(update['price_level']), exact(update['new_quantity']))),
  ],
  ticker: ({ tickers }) =>
    listOf(tickers)
      .map(fieldsOf)
      .map((ticker) => line(ticker['product_id'], ...best.map((name) => said(ticker[name])))),
  market_trades: ({ type, trades }) => [
    String(type),
    ...listOf(trades)
      .map(fieldsOf)
      .map((trade) =>
        line(
          ...[trade['product_id'], trade['trade_id'], exact(trade['price']), exact(trade['size'])],
          ...[time(trade['time']), trade['side']],
        ),
      ),
  ],
  candles: ({ type, candles }) => [
    String(type),
    ...listOf(candles)
      .map(fieldsOf)
      .map((candle) => line(candle['product_id'], count(candle['start']), ...bars.map((name) => exact(candle[name])))),
  ],
  heartbeats: ({ heartbeat_counter }) => [count(heartbeat_counter)],
  // Orders that lack what they need are told apart and looked up: of them nothing but the id is taken.
  user: ({ type, orders }) => [String(type), ...listOf(orders).map(fieldsOf).map(userOrder)],
};

const userOrder = (order: StrictObject): string =>
  line(
    ...[order['order_id'], order['product_id'], order['status'], said(order['cumulative_quantity']) || '0'],
    ...['leaves_quantity', 'filled_value', 'total_fees'].map((name) => said(order[name]) || null),
  );

const best = ['best_bid', 'best_ask', 'best_bid_quantity', 'best_ask_quantity'];
const bars = ['open', 'high', 'low', 'close', 'volume'];

/** Left out or empty is not said. */
const said = (value: Strict | undefined): string => (value === undefined || value === '' ? '' : String(exact(value)));

export const line = (...parts: readonly unknown[]): string => parts.map(word).join(' ');

const word = (part: unknown): string =>
  typeof part === 'object' && part !== null && !(part instanceof WrittenNumber) ? 'no word' : String(part);

const fieldsOf = (value: Strict | undefined): StrictObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as StrictObject) : {};
const listOf = (value: Strict | undefined): readonly Strict[] =>
  Array.isArray(value) ? (value as readonly Strict[]) : [];

/** A whole number, however it is written. */
const count = (value: Strict | undefined): string => {
  const [digits = '', places = '0'] = String(exact(value)).split('/');
  return Number(places) > 0 ? 'no count' : `${digits}${'0'.repeat(-Number(places))}`;
};

/** In whole ms since 1970, of a day that there is. */
function time(value: Strict | undefined): string {
  const found = typeof value === 'string' ? TIME.exec(value) : null;
  if (found === null) return 'no time';
  const [year, month, day, hour, minute, second] = found.slice(1, 7).map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const millis = Number(
    String(found[7] ?? '')
      .padEnd(3, '0')
      .slice(0, 3),
  );
  const offset = (found[8] === '-' ? -1 : 1) * (Number(found[9] ?? 0) * 60 + Number(found[10] ?? 0));
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  const isDay = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  if (!isDay || hour > 23 || minute > 59 || second > 59) return 'no time';
  date.setUTCHours(hour, minute - offset, second, millis);
  return String(date.getTime());
}
