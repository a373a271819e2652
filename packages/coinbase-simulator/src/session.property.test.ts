import { toText, type JsonObject } from '@bot/core';
import fc from 'fast-check';
import { openSimulator, type Json } from './testing/openSimulator';
import { configured } from './testing/orderBody';

const sides = fc.constantFrom('BUY', 'SELL');
const products = fc.constantFrom('BTC-USD', 'BTC-PERP');
const sizes = fc.integer({ min: 1, max: 400 }).map((lots) => toSize(lots));
const prices = fc.integer({ min: 45_000, max: 55_000 }).map(String);
const toSize = (lots: number): string => (lots / 10_000).toFixed(4);

type Step =
  | {
      readonly kind: 'market' | 'limit';
      readonly side: string;
      readonly product: string;
      readonly size: string;
      readonly price: string;
    }
  | { readonly kind: 'cancel' | 'edit'; readonly nth: number; readonly size: string; readonly price: string }
  | { readonly kind: 'close'; readonly product: string }
  | { readonly kind: 'move'; readonly price: string };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    kind: fc.constantFrom('market' as const, 'limit' as const),
    side: sides,
    product: products,
    size: sizes,
    price: prices,
  }),
  fc.record({ kind: fc.constantFrom('cancel' as const, 'edit' as const), nth: fc.nat(20), size: sizes, price: prices }),
  fc.record({ kind: fc.constant('close' as const), product: products }),
  fc.record({ kind: fc.constant('move' as const), price: prices }),
);

/** What the API shows must be what the venue knows, and nothing is made or lost. */
describe('a session over the API', () => {
  it('agrees with the venue at its end, and keeps all sums', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        const { call, truth, control, kernel } = openSimulator();
        const totals = (): string => JSON.stringify([...truth.totals()].map(([name, sum]) => [name, toText(sum)]));
        const before = totals();
        const ids: string[] = [];
        for (const [index, each] of steps.entries()) {
          const clientOrderId = `c${index}`;
          if (each.kind === 'move') {
            control.price('BTC-USD', each.price);
            control.price('BTC-PERP', each.price);
            await kernel.advance(5_000);
            continue;
          }
          const answer = await call('POST', pathOf(each), { body: bodyOf(each, clientOrderId, ids) });
          expect(answer.status).toBe(200);
          const placed = answer.json.success_response?.order_id;
          if (placed !== undefined) ids.push(placed);
        }
        await kernel.advance(5_000);
        expect(totals()).toBe(before);
        await agrees(call, truth);
      }),
      { numRuns: 30 },
    );
  });
});

const pathOf = ({ kind }: Step): string =>
  ({
    market: '/orders',
    limit: '/orders',
    cancel: '/orders/batch_cancel',
    edit: '/orders/edit',
    close: '/orders/close_position',
    move: '',
  })[kind];

function bodyOf(each: Exclude<Step, { kind: 'move' }>, clientOrderId: string, ids: readonly string[]): JsonObject {
  switch (each.kind) {
    case 'market':
    case 'limit': {
      const change = { client_order_id: clientOrderId, side: each.side, product_id: each.product };
      return each.kind === 'market'
        ? configured('market_market_ioc', { base_size: each.size }, change)
        : configured('limit_limit_gtc', { base_size: each.size, limit_price: each.price }, change);
    }
    case 'cancel':
      return { order_ids: [ids[each.nth] ?? 'V99'] };
    case 'edit':
      return { order_id: ids[each.nth] ?? 'V99', price: each.price, size: each.size };
    case 'close':
      return { client_order_id: clientOrderId, product_id: each.product };
  }
}

async function agrees(
  call: ReturnType<typeof openSimulator>['call'],
  truth: ReturnType<typeof openSimulator>['truth'],
): Promise<void> {
  const get = async (path: string): Promise<Json> => (await call('GET', path)).json;
  const accounts = (await get('/accounts')).accounts.map((account: Json) => [
    ...[account.currency, account.available_balance.value, account.hold.value],
  ]);
  expect(accounts).toEqual(
    truth.balances().map(({ currency, available, hold }) => [currency, toText(available), toText(hold)]),
  );
  const orders = (await get('/orders/historical/batch')).orders.map((order: Json) => [
    order.order_id,
    order.filled_size,
  ]);
  expect(orders.reverse()).toEqual(
    truth.orders().map(({ progress }) => [progress.venueOrderId, toText(progress.cumulativeQuantity)]),
  );
  const open = (await get('/orders/historical/batch?order_status=OPEN')).orders.map((order: Json) => order.order_id);
  expect(open.reverse()).toEqual(truth.openOrders().map(({ progress }) => progress.venueOrderId));
  const fills = (await get('/orders/historical/fills')).fills.map((fill: Json) => [
    ...[fill.trade_id, fill.price, fill.size, fill.commission],
  ]);
  expect(fills.reverse()).toEqual(
    truth
      .fills()
      .map(({ tradeId, price, quantity, commission }) => [
        ...[tradeId, toText(price), toText(quantity), toText(commission)],
      ]),
  );
  const [, { uuid }] = (await get('/portfolios')).portfolios;
  const positions = (await get(`/intx/positions/${uuid}`)).positions.map((position: Json) => [
    position.symbol,
    position.net_size,
  ]);
  expect(positions).toEqual(
    truth
      .positions()
      .filter(({ instrumentId }) => instrumentId.endsWith('-PERP'))
      .map(({ instrumentId, netQuantity }) => [instrumentId, toText(netQuantity)]),
  );
}
