import { toText, type Candle, type JsonObject } from '@bot/core';
import { marketOf } from '../apiView';
import { answered, type Endpoint } from '../handled';
import { badArgument } from '../problems';
import { numberIn, textIn } from '../request/query';
import { granularities } from '../words';

/** The most candles of one answer. */
const MOST = 350;

/** `GET /products/{product_id}/candles` and its public twin: closed ones, newest first; intervals without a price are missing. */
export const listCandles: Endpoint = ({ path, query }, view) => {
  const { instrumentId } = marketOf(view, String(path['product_id'])).listing.instrument;
  const durationMs = 1_000 * secondsOf(textIn(query, 'granularity'));
  const [start, end] = [numberIn(query, 'start'), numberIn(query, 'end')];
  const until = end === null ? view.at : end * 1_000;
  const from = start === null ? until - MOST * durationMs : start * 1_000;
  if (until < from || until - from > MOST * durationMs) {
    const range = until < from ? '' : ` - number of candles requested should be less than ${MOST}`;
    throw badArgument(`start and end argument is invalid${range}`);
  }
  const closed = view.candles({ instrumentId, durationMs, count: Number.MAX_SAFE_INTEGER });
  const wanted = closed.filter(({ openedAt }) => openedAt >= from && openedAt <= until);
  const limit = Math.min(Math.max(1, numberIn(query, 'limit') ?? MOST), MOST);
  return answered({ candles: wanted.slice(-limit).reverse().map(candleJson) });
};

function secondsOf(granularity: string | null): number {
  const found = Object.entries(granularities).find(([name]) => name === granularity);
  if (found === undefined) throw badArgument('granularity argument is invalid');
  return found[1];
}

const candleJson = ({ openedAt, low, high, open, close, volume }: Candle): JsonObject => ({
  start: String(openedAt / 1_000),
  low: toText(low),
  high: toText(high),
  open: toText(open),
  close: toText(close),
  volume: toText(volume),
});
