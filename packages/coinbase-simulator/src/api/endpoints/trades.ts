import { fromSteps, toText, type JsonObject } from '@bot/core';
import { marketOf } from '../apiView';
import { answered, type Endpoint } from '../handled';
import { badField } from '../problems';
import { numberIn } from '../request/query';
import { toRfc3339 } from '../time';
import { wireSide } from '../words';

/** The most trades of one answer. */
const MOST = 1_000;

/** `GET /products/{product_id}/ticker` and its public twin: trades of everybody, newest first; the side is the maker's. */
export const listTrades: Endpoint = ({ path, query }, view) => {
  const { book, listing } = marketOf(view, String(path['product_id']));
  const { instrumentId, tickSize } = listing.instrument;
  const limit = numberIn(query, 'limit');
  if (limit === null || limit < 1) throw badField('limit', String(limit ?? ''));
  const [from, until] = [1_000 * (numberIn(query, 'start') ?? 0), 1_000 * (numberIn(query, 'end') ?? Infinity)];
  const trades = view
    .trades(instrumentId)
    .filter(({ at }) => at <= view.at && at >= from && at <= until)
    .slice(-Math.min(limit, MOST))
    .reverse();
  const [bid, ask] = [book.bids.best(), book.asks.best()].map((level) =>
    level === null ? '' : toText(fromSteps(level.ticks, tickSize)),
  );
  return answered({
    trades: trades.map(({ tradeNo, tradeId, price, quantity, makerSide, at }): JsonObject => ({
      trade_id: view.ids.publicTradeId(tradeId, tradeNo),
      product_id: instrumentId,
      price: toText(price),
      size: toText(quantity),
      time: toRfc3339(at),
      side: wireSide[makerSide],
      bid: '',
      ask: '',
      exchange: 'coinbase',
    })),
    best_bid: String(bid),
    best_ask: String(ask),
  });
};
