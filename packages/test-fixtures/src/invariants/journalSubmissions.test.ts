import {
  moneyOf,
  notionalOf,
  priceOf,
  quantityOf,
  toText,
  type BotEvent,
  type FillDetail,
  type OrderRequest,
  type RecordedBotEvent,
} from '@bot/core';
import { isReducing, walkJournal, type Submission } from './journalSubmissions';

const request = (id: string, side: 'Buy' | 'Sell', quantity: string): OrderRequest => ({
  ...{ clientOrderId: id, instrumentId: 'BTC-USD', side, type: 'Limit', quantity: quantityOf(quantity) },
  ...{ limitPrice: priceOf('100'), timeInForce: 'GTC', postOnly: false, reduceOnly: false },
});
const submitted = (...order: Parameters<typeof request>): BotEvent => ({
  type: 'OrderSubmitted',
  payload: {
    ...{ request: request(...order), strategyId: 'A', reason: '', hold: moneyOf('0') },
    decidedOn: { mark: null, markAgeMs: null, equity: moneyOf('0'), dayResult: moneyOf('0') },
  },
});
const filled = (id: string, cumulative: string, now: string): BotEvent => {
  const filledNow = { quantity: quantityOf(now), value: notionalOf('0'), commission: moneyOf('0') };
  const totals = { cumulativeQuantity: quantityOf(cumulative), filledValue: notionalOf('0'), commission: moneyOf('0') };
  const rest = { status: 'PartiallyFilled', reason: null, late: false } as const;
  return { type: 'OrderProgressed', payload: { clientOrderId: id, venueOrderId: 'V', ...totals, ...rest, filledNow } };
};
const trade: FillDetail = {
  ...{ tradeId: 't', clientOrderId: 'x', venueOrderId: 'x', instrumentId: 'BTC-USD', side: 'Sell' },
  ...{ price: priceOf('100'), quantity: quantityOf('2'), liquidity: 'Taker', commission: moneyOf('0') },
  ...{ commissionCurrency: 'USD', at: 0 },
};
const amend = (quantity: string): BotEvent => ({
  type: 'AmendRequested',
  payload: { clientOrderId: 'a', limitPrice: priceOf('90'), quantity: quantityOf(quantity), hold: moneyOf('0') },
});
const amended: BotEvent = { type: 'OrderAmended', payload: { clientOrderId: 'a' } };
const refused: BotEvent = { type: 'AmendRefused', payload: { clientOrderId: 'a', message: '', numbers: {} } };

function lastOf(...events: readonly BotEvent[]): Submission {
  const seen: Submission[] = [];
  const journal = events.map((event, seq) => ({ ...event, seq, at: 0 }) as RecordedBotEvent);
  walkJournal(journal, { submission: (submission) => seen.push(submission) });
  const last = seen.at(-1);
  if (last === undefined) throw new Error('the log submits nothing');
  return last;
}
const wish = submitted('b', 'Sell', '1');
const leaves = (...events: readonly BotEvent[]): readonly string[] =>
  lastOf(submitted('a', 'Sell', '3'), ...events, wish).live.map((order) => toText(order.leaves));

describe('the log, walked through', () => {
  it('moves positions by everything that moves them', () => {
    const external: BotEvent = {
      type: 'ExternalFillBooked',
      payload: { fill: trade, why: 'ForeignTrade', ignoredQuantity: quantityOf('0.5') },
    };
    const busted: BotEvent = { type: 'TradeBusted', payload: { fill: trade, ignoredQuantity: quantityOf('0') } };
    const adjusted: BotEvent = {
      type: 'PositionAdjusted',
      payload: { instrumentId: 'BTC-USD', netQuantity: quantityOf('4'), price: priceOf('100'), why: 'Unexplained' },
    };
    expect(toText(lastOf(external, wish).position)).toBe('-1.5');
    expect(toText(lastOf(external, busted, adjusted, wish).position)).toBe('4.5');
    expect(isReducing(lastOf(adjusted, wish))).toBe(true);
  });

  it('counts an order at the worse of its terms until an amendment is told of', () => {
    expect(leaves()).toEqual(['3']);
    expect(leaves(amend('5'), filled('a', '1', '1'))).toEqual(['4']);
    expect(leaves(amend('2'))).toEqual(['3']);
    expect(leaves(amend('2'), amended)).toEqual(['2']);
    expect(leaves(amend('5'), refused)).toEqual(['3']);
    expect(leaves(amended, filled('a', '1', '1'))).toEqual(['2']);
  });
});
