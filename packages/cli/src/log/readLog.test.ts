import { toText } from '@bot/core';
import { beginning, bought, memoryLog, wished } from '../testing/sampleLog';
import { averagePriceOf } from './averagePriceOf';
import { readLog } from './readLog';

describe('readLog', () => {
  it('tells every order as it ended, every fill, and counts', async () => {
    const reading = readLog(await memoryLog([...beginning, ...bought, ...wished]));
    expect([...reading.orders.values()].map(({ clientOrderId, status }) => [clientOrderId, status])).toEqual([
      ['bot-1', 'Filled'],
      ['bot-2', 'Submitted'],
    ]);
    expect(reading.fills.map(({ tradeId }) => tradeId)).toEqual(['t-1']);
    expect(reading.byType.get('OrderSubmitted')).toBe(2);
    expect([...reading.denials]).toEqual([['MaxTradeValue', 1]]);
    expect(reading).toMatchObject({ events: 11, firstAt: Date.UTC(2026, 0, 5), lastAt: Date.UTC(2026, 0, 5) + 10_000 });
    expect(reading.lastEquity && toText(reading.lastEquity.equity)).toBe('9972');
    expect(reading.ledger.lastSeq).toBe(11);
    expect(reading.recent).toEqual([]);
  });

  it('hands out the newest events', async () => {
    const store = await memoryLog([...beginning, ...bought, ...wished]);
    expect(readLog(store, 3).recent.map(({ seq }) => seq)).toEqual([9, 10, 11]);
    expect(readLog(store, 100).recent).toHaveLength(11);
  });

  it('of an empty log knows nothing', async () => {
    const reading = readLog(await memoryLog([]), 5);
    expect(reading).toMatchObject({ events: 0, firstAt: null, lastAt: null, lastEquity: null, recent: [] });
  });
});

describe('averagePriceOf', () => {
  it('is value over quantity, and nothing before the first fill', async () => {
    const reading = readLog(await memoryLog([...beginning, ...bought, ...wished]));
    const prices = [...reading.orders.values()].map((order) => averagePriceOf(order, reading));
    expect(prices.map((price) => price && toText(price))).toEqual(['48000', null]);
  });
});
