import { BrokerError, moneyOf, balanceOf, type Broker } from '@bot/core';
import type { Bot } from '@bot/orchestration';
import { checkAtVenue } from './checkAtVenue';

/** A bot that knows of 100 USD and trades BTC-USD. */
const bot = (reconciled: boolean): Pick<Bot, 'state'> =>
  ({
    state: {
      view: { reconciled, listed: new Map([['BTC-USD', { quoteCurrency: 'USD' }]]), drifts: new Map() },
      config: { instrumentIds: ['BTC-USD'] },
      ledger: {
        ...{ cash: new Map([['USD', moneyOf('100')]]), ignored: new Map(), positions: new Map(), orders: new Map() },
        ...{ liveOrderIds: new Set(), liquidations: new Map() },
        instruments: new Map([['BTC-USD', { instrumentId: 'BTC-USD', quoteCurrency: 'USD' }]]),
      },
    },
  }) as unknown as Pick<Bot, 'state'>;

const venue = (usd: string): Broker =>
  ({
    balances: () => Promise.resolve([balanceOf('USD', moneyOf(usd))]),
    positions: () => Promise.resolve([]),
    openOrders: () => Promise.resolve([]),
  }) as unknown as Broker;

const failing = (error: Error): Broker => ({ balances: () => Promise.reject(error) }) as unknown as Broker;

it('finds every difference between the two books', async () => {
  expect(await checkAtVenue(bot(true), venue('100'))).toEqual([]);
  expect(await checkAtVenue(bot(true), venue('99'))).toEqual([expect.stringContaining('USD')]);
});

it('has nothing to compare before the venue was read', async () => {
  expect(await checkAtVenue(bot(false), venue('99'))).toEqual([]);
});

it('does not take books that cannot be read for right ones', async () => {
  const lost = new BrokerError('ConnectionLost', { happened: 'It broke.' }, { operation: 'balances' });
  expect(await checkAtVenue(bot(true), failing(lost))).toEqual([
    'The books of the venue could not be read at the end: It broke.',
  ]);
  await expect(checkAtVenue(bot(true), failing(new Error('a mistake')))).rejects.toThrow('a mistake');
});
