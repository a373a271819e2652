import type { ProcessScenario } from '@bot/test-fixtures';
import { withCcxt, type CcxtOrder } from './clients/ccxt';

const BTC = 'BTC/USD';

export const ccxtListens = (scenario: ProcessScenario): void =>
  scenario(
    'CC-02',
    'ccxt.pro listens to the sockets of the simulator',
    {
      verifies: ['its book is the venue’s, and follows it', 'prices come', 'its own orders are told until they end'],
      tags: ['scenario'],
    },
    async ({ verify }) =>
      withCcxt(async (ccxt, { venue: { control } }) => {
        await ccxt.loadMarkets();
        await verify('its book is the venue’s, and follows it', async () => {
          let book = await ccxt.watchOrderBook(BTC);
          expect([book.bids[0]?.[0], book.asks[0]?.[0]]).toEqual([49_995, 50_005]);
          control.price('BTC-USD', '50100');
          while (book.bids[0]?.[0] !== 50_094.99) book = await ccxt.watchOrderBook(BTC);
          expect(book.asks[0]?.[0]).toBe(50_105.01);
        });
        await verify('prices come', async () => {
          control.take('BTC-USD', 'Buy', '0.001');
          expect((await ccxt.watchTicker(BTC)).last).toBe(50_105.01);
        });
        await verify('its own orders are told until they end', async () => {
          const told: CcxtOrder[] = [];
          // Copies: ccxt changes in place what it gave before.
          const next = async (): Promise<void> =>
            void told.push(...(await ccxt.watchOrders(BTC)).map((order) => ({ ...order })));
          const listening = next();
          const { id } = await ccxt.createOrder(BTC, 'limit', 'buy', 0.01, 49_000);
          await listening;
          await ccxt.cancelOrder(id, BTC);
          while (!told.some((order) => order.id === id && order.status === 'canceled')) await next();
          expect(told.filter((order) => order.id === id).map(({ status }) => status)).toContain('open');
        });
      }),
  );
