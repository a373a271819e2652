import { priceOf } from '@bot/core';
import { readLog } from '../log/readLog';
import { beginning, bought, memoryLog } from '../testing/sampleLog';
import { takeSample } from './chartSeries';

it('is equity and prices at a moment, of what has a price', async () => {
  const { ledger } = readLog(await memoryLog([...beginning, ...bought]));
  expect(takeSample(5, ledger, new Map([['BTC-USD', priceOf('50000')]]))).toEqual({
    ...{ at: 5, equity: 10_000, prices: new Map([['BTC-USD', 50_000]]) },
  });
  expect(takeSample(6, ledger, new Map())).toEqual({ at: 6, equity: 9_960, prices: new Map() });
});
