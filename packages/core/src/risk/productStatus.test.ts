import { tradingStatuses, type TradingStatus } from '../instrument/tradingStatus';
import type { Quote } from '../market/quote';
import { priceOf, quantityOf } from '../money/amount';
import type { OrderTerms } from '../order/order';
import { statusTakes } from './productStatus';

const limit: OrderTerms = {
  instrumentId: 'BTC-USD',
  side: 'Buy',
  type: 'Limit',
  quantity: quantityOf('1'),
  limitPrice: priceOf('49000'),
  timeInForce: 'GTC',
  postOnly: false,
  reduceOnly: false,
};
const quote: Quote = {
  instrumentId: 'BTC-USD',
  bid: priceOf('49990'),
  ask: priceOf('50010'),
  bidSize: quantityOf('1'),
  askSize: quantityOf('1'),
  at: 0,
};
const kinds = {
  market: { ...limit, type: 'Market', limitPrice: null, timeInForce: 'IOC' },
  limit,
  'limit that takes': { ...limit, limitPrice: priceOf('50010') },
  'sale that takes': { ...limit, side: 'Sell', limitPrice: priceOf('49990') },
  'sale that waits': { ...limit, side: 'Sell', limitPrice: priceOf('50010') },
  'immediate limit': { ...limit, timeInForce: 'IOC' },
  'post-only': { ...limit, postOnly: true },
  stop: { ...limit, type: 'StopLimit', stopPrice: priceOf('48000') },
} as const satisfies Record<string, OrderTerms>;
type Kind = keyof typeof kinds;
const all = Object.keys(kinds) as Kind[];

/** What each status takes. A status without a row does not compile. */
const takes: Record<TradingStatus, readonly Kind[]> = {
  Online: all,
  CancelOnly: [],
  Disabled: [],
  LimitOnly: all.filter((kind) => kind !== 'market'),
  PostOnly: ['post-only'],
  Auction: ['limit', 'sale that waits', 'post-only'],
};

it.each(tradingStatuses)('%s takes what it says', (status) => {
  expect(all.filter((kind) => statusTakes(status, kinds[kind], quote))).toEqual(takes[status]);
});

it('where no quote is known the venue has the last word', () => {
  expect(statusTakes('Auction', kinds['limit that takes'], undefined)).toBe(true);
  expect(statusTakes('Auction', { ...limit, limitPrice: null }, quote)).toBe(false);
});
