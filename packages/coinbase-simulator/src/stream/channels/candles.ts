import { toText, type Candle } from '@bot/core';
import { listen, type MarketChannelMaker } from './openChannel';

const FIVE_MINUTES_MS = 300_000;
/** How many closed candles a snapshot has. */
const SNAPSHOT = 20;

/** Buckets of five minutes: the closed ones, newest first, then at most once a second the running one. */
export const openCandles: MarketChannelMaker = (parts) => {
  const { clock, market, instrumentId, productId, frames, ready } = parts;
  const numbers = frames.source();
  const query = { instrumentId, durationMs: FIVE_MINUTES_MS, count: SNAPSHOT };
  const closed = market.candles(query, clock.now()).toReversed();
  frames.send('candles', [{ type: 'snapshot', candles: closed.map((candle) => candleFrom(candle, productId)) }]);
  ready();
  const close = listen(parts, ['Candles'], {
    Candle: ({ candle, sequence }) =>
      frames.send('candles', [{ type: 'update', candles: [candleFrom(candle, productId)] }], numbers.of(sequence)),
  });
  return { close };
};

/** `start` is seconds since 1970. */
const candleFrom = ({ openedAt, low, high, open, close, volume }: Candle, productId: string): object => ({
  start: String(openedAt / 1_000),
  high: toText(high),
  low: toText(low),
  open: toText(open),
  close: toText(close),
  volume: toText(volume),
  product_id: productId,
});
