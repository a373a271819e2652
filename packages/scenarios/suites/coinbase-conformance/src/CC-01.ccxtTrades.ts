import type { ProcessScenario } from '@bot/test-fixtures';
import { withCcxt } from './clients/ccxt';

const BTC = 'BTC/USD';

export const ccxtTrades = (scenario: ProcessScenario): void =>
  scenario(
    'CC-01',
    'ccxt trades at the simulator over REST',
    {
      verifies: [
        'it loads the markets, and reads prices and balances',
        'a limit order rests, is edited, and is canceled',
        'market orders are filled both ways, and their fills are listed',
        'what is refused is an error of ccxt',
      ],
      tags: ['scenario'],
    },
    async ({ verify }) =>
      withCcxt(async (ccxt, { venue: { truth, control } }) => {
        await verify('it loads the markets, and reads prices and balances', async () => {
          expect((await ccxt.loadMarkets())[BTC]?.id).toBe('BTC-USD');
          expect((await ccxt.fetchBalance({ v3: true }))['USD']).toMatchObject({ free: 10_000, total: 10_000 });
          expect((await ccxt.fetchBalance({}))['BTC']).toMatchObject({ total: 1 });
          control.take('BTC-USD', 'Buy', '0.001');
          expect((await ccxt.fetchTicker(BTC)).last).toBe(50_005);
          expect((await ccxt.fetchOrderBook(BTC)).bids[0]?.[0]).toBe(49_995);
        });
        await verify('a limit order rests, is edited, and is canceled', async () => {
          const { id } = await ccxt.createOrder(BTC, 'limit', 'buy', 0.01, 49_000, { postOnly: true });
          expect(await ccxt.fetchOpenOrders(BTC)).toMatchObject([{ id, amount: 0.01, price: 49_000, status: 'open' }]);
          await ccxt.editOrder(id, BTC, 'limit', 'buy', 0.02, 48_000);
          expect(await ccxt.fetchOrder(id)).toMatchObject({ amount: 0.02, price: 48_000 });
          await ccxt.cancelOrder(id, BTC);
          expect(await ccxt.fetchOrder(id)).toMatchObject({ status: 'canceled', filled: 0 });
          expect(truth.openOrders()).toEqual([]);
        });
        await verify('market orders are filled both ways, and their fills are listed', async () => {
          const bought = await ccxt.createMarketBuyOrderWithCost(BTC, 500);
          const sold = await ccxt.createOrder(BTC, 'market', 'sell', 0.02);
          expect(await ccxt.fetchOrder(bought.id)).toMatchObject({ status: 'closed', side: 'buy' });
          expect(await ccxt.fetchOrder(sold.id)).toMatchObject({ status: 'closed', side: 'sell', filled: 0.02 });
          const trades = await ccxt.fetchMyTrades(BTC);
          expect(new Set(trades.map(({ order }) => order))).toEqual(new Set([bought.id, sold.id]));
          expect(trades).toHaveLength(truth.fills().length);
        });
        await verify('what is refused is an error of ccxt', async () => {
          await expect(ccxt.createOrder(BTC, 'limit', 'buy', 10, 49_000)).rejects.toThrow(/INSUFFICIENT_FUND/);
          await expect(ccxt.cancelOrder('11111111-1111-4111-8111-111111111111', BTC)).rejects.toThrow();
        });
      }),
  );
