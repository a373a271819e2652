import { moneyOf, priceOf, quantityOf } from '@bot/core';
import { readLog } from '../log/readLog';
import { beginning, bought, logged, memoryLog, wished } from '../testing/sampleLog';
import { summarizeLog } from './runSummary';

const summaryOf = async (events: typeof beginning, marks: [string, string][] = []) =>
  summarizeLog(readLog(await memoryLog(events)), new Map(marks.map(([id, price]) => [id, priceOf(price)])));

describe('summarizeLog', () => {
  it('values what is held: the worked example', async () => {
    expect(await summaryOf([...beginning, ...bought], [['BTC-USD', '50000']])).toEqual({
      ...{ orders: 1, fills: 1, openOrders: 0, events: 9, denials: {}, tradingMode: 'Normal' },
      ...{ cash: '9000', exposure: '1000', equity: '10000', fees: '12' },
      ...{ realizedPnl: '0', unrealizedPnl: '40', netResult: '28' },
      positions: [
        {
          ...{ instrumentId: 'BTC-USD', netQuantity: '0.02', averageEntryPrice: '48000', markPrice: '50000' },
          ...{ unrealizedPnl: '40', realizedPnl: '0', fees: '12' },
        },
      ],
    });
  });

  it('counts a position without a price at its cost', async () => {
    const summary = await summaryOf([...beginning, ...bought]);
    expect(summary).toMatchObject({ exposure: '960', equity: '9960', unrealizedPnl: '0', netResult: '-12' });
    expect(summary.positions).toMatchObject([{ markPrice: null }]);
  });

  it('counts live orders and denials by reason', async () => {
    const summary = await summaryOf([...beginning, ...bought, ...wished]);
    expect(summary).toMatchObject({ orders: 2, openOrders: 1, denials: { MaxTradeValue: 1 } });
  });

  it('shows what was there before the first trade', async () => {
    const adopted = logged('HoldingAdopted', {
      instrumentId: 'BTC-USD',
      netQuantity: quantityOf('1'),
      costBasis: moneyOf('40000'),
    });
    const { positions, realizedPnl } = await summaryOf([...beginning, adopted], [['BTC-USD', '50000']]);
    expect(positions).toMatchObject([{ netQuantity: '1', unrealizedPnl: '10000', realizedPnl: '0', fees: '0' }]);
    expect(realizedPnl).toBe('0');
  });

  it('of an empty log is all zero', async () => {
    expect(await summaryOf([])).toMatchObject({ orders: 0, cash: '0', equity: '0', netResult: '0', positions: [] });
  });
});
