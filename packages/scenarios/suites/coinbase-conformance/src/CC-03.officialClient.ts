import type { ProcessScenario } from '@bot/test-fixtures';
import { officialClientAt } from './clients/officialClient';
import { openCoinbase } from './loopback/openCoinbase';

export const officialClient = (scenario: ProcessScenario): void =>
  scenario(
    'CC-03',
    'The official TypeScript SDK trades at the simulator',
    {
      verifies: [
        'it reads products, books and accounts',
        'a limit order rests, is edited, and is canceled',
        'a market order is previewed and filled, and its fills are listed',
        'both kinds of keys are accepted',
      ],
      tags: ['scenario'],
    },
    async ({ verify }) => {
      const coinbase = await openCoinbase('ES256');
      const { accounts, orders, products } = officialClientAt(coinbase);
      const { truth } = coinbase.venue;
      try {
        await verify('it reads products, books and accounts', async () => {
          expect(await products.listProducts({ limit: 2, productIds: ['BTC-USD', 'ETH-USD'] })).toMatchObject({
            products: [{ productId: 'BTC-USD' }, { productId: 'ETH-USD' }],
          });
          const { pricebook } = await products.getProductBook({ productId: 'BTC-USD', limit: 1 });
          expect(pricebook).toMatchObject({ bids: [{ price: '49995' }], asks: [{ price: '50005' }] });
          const { accounts: held } = await accounts.listAccounts({});
          expect(held).toContainEqual(
            expect.objectContaining({ currency: 'USD', availableBalance: { value: '10000', currency: 'USD' } }),
          );
        });
        await verify('a limit order rests, is edited, and is canceled', async () => {
          const created = await orders.createOrder({
            ...{ clientOrderId: 'sdk-1', productId: 'BTC-USD', side: 'BUY' },
            orderConfiguration: { limitLimitGtc: { baseSize: '0.01', limitPrice: '49000', postOnly: true } },
          });
          const orderId = String(created.successResponse?.orderId);
          const listed = await orders.listOrders({ productIds: ['BTC-USD'], orderStatus: ['OPEN'] });
          expect(listed.orders).toMatchObject([{ orderId, clientOrderId: 'sdk-1', status: 'OPEN' }]);
          expect(await orders.editOrder({ orderId, price: '48000', size: '0.02' })).toMatchObject({ success: true });
          expect(await orders.cancelOrders({ orderIds: [orderId] })).toMatchObject({ results: [{ success: true }] });
          expect(await orders.getOrder({ orderId })).toMatchObject({ order: { status: 'CANCELLED', filledSize: '0' } });
        });
        await verify('a market order is previewed and filled, and its fills are listed', async () => {
          const wanted = {
            productId: 'BTC-USD',
            side: 'BUY',
            orderConfiguration: { marketMarketIoc: { quoteSize: '500' } },
          };
          expect(await orders.createOrderPreview(wanted)).toMatchObject({ errs: [] });
          const created = await orders.createOrder({ ...wanted, clientOrderId: 'sdk-2' });
          const orderId = String(created.successResponse?.orderId);
          const { fills } = await orders.listFills({ orderIds: [orderId], limit: 10 });
          expect(fills).toHaveLength(truth.fills().length);
          expect(fills[0]).toMatchObject({ orderId, side: 'BUY', liquidityIndicator: 'TAKER' });
        });
      } finally {
        await coinbase.close();
      }
      await verify('both kinds of keys are accepted', async () => {
        const other = await openCoinbase('EdDSA');
        try {
          const { accounts: held } = await officialClientAt(other).accounts.listAccounts({});
          expect(held.length).toBeGreaterThan(0);
        } finally {
          await other.close();
        }
      });
    },
  );
