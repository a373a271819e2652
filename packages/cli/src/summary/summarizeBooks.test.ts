import { notionalOf, quantityOf } from '@bot/core';
import { readLog } from '../log/readLog';
import { beginning, bought, logged, memoryLog } from '../testing/sampleLog';
import { summarizeBooks } from './summarizeBooks';

it('says what each strategy holds, at what price, and what it has earned', async () => {
  const transfer = {
    ...{ instrumentId: 'BTC-USD', seller: 'S', buyer: 'A', reason: 'OppositeWishes' },
    ...{ quantity: quantityOf('0.005'), value: notionalOf('250') },
  } as const;
  const { ledger } = readLog(await memoryLog([...beginning, ...bought, logged('BooksTransferred', transfer)]));
  const none = { realizedPnl: '0', fees: '0' };
  expect(summarizeBooks(ledger, 'BTC-USD')).toEqual([
    { strategyId: 'A', netQuantity: '0.005', averageEntryPrice: '50000', ...none },
    { strategyId: 'S', netQuantity: '0.015', averageEntryPrice: '48000', realizedPnl: '10', fees: '12' },
  ]);
  expect(summarizeBooks(ledger, 'ETH-USD')).toEqual([]);
});
