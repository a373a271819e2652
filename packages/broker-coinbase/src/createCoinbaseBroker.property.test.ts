import { isBrokerError, toText, type Broker } from '@bot/core';
import fc from 'fast-check';
import { limitBuy, openBrokerWorld } from './testing/brokerWorld';
import { said } from './testing/restVenue';
import { accepted, account, btcUsd, fill, filledHalf, orderId, permissions } from './testing/wireFacts';

type Ask = (broker: Broker) => Promise<unknown>;
const level = { price: '50000', size: '0.1' };

/** What is asked, and what the venue answers when it is well. */
const answers: readonly [string, Ask, object][] = [
  ['GET /accounts', (broker) => broker.balances(), { accounts: [account('USD', '5')], has_next: false, cursor: '' }],
  ['GET /key_permissions', (broker) => broker.permissions(), permissions()],
  [
    'GET /transaction_summary',
    (broker) => broker.fees(),
    { fee_tier: { maker_fee_rate: '0.006', taker_fee_rate: '0.01' } },
  ],
  ['GET /orders/historical/batch', (broker) => broker.openOrders(), { orders: [filledHalf()], has_next: false }],
  ['GET /orders/historical/fills', (broker) => broker.fillsSince(0), { fills: [fill()], cursor: '' }],
  [`GET /orders/historical/${orderId}`, (broker) => broker.order(orderId), { order: filledHalf() }],
  ['POST /orders', (broker) => broker.submitOrder(limitBuy()), accepted()],
  [
    'POST /orders/batch_cancel',
    (broker) => broker.cancelOrders(['o']),
    { results: [{ success: true, order_id: 'o' }] },
  ],
  ['GET /market/products', (broker) => broker.instruments(), { products: [btcUsd()] }],
  [
    'GET /market/product_book',
    (broker) => broker.quote('BTC-USD'),
    { pricebook: { product_id: 'BTC-USD', bids: [level], asks: [level] } },
  ],
];

/** Where something stands in a body. */
function pathsOf(value: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  const inner = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return [path, ...inner.flatMap(([name, each]) => pathsOf(each, [...path, name]))];
}

function changed(value: unknown, [name, ...rest]: readonly string[], to: unknown): unknown {
  if (name === undefined) return to;
  if (Array.isArray(value))
    return value.map((each, index) => (String(index) === name ? changed(each, rest, to) : each));
  const fields = value as Record<string, unknown>;
  return { ...fields, [name]: changed(fields[name], rest, to) };
}

describe('whatever the venue answers', () => {
  it.each(answers)('%s is read, or is a BrokerError', async (line, ask, body) => {
    const paths = pathsOf(body);
    const mutation = fc.record({ path: fc.constantFrom(...paths), to: fc.jsonValue({ maxDepth: 2 }) });
    await fc.assert(
      fc.asyncProperty(mutation, async ({ path, to }) => {
        const world = openBrokerWorld();
        world.venue.on(line, said(changed(body, path, to)));
        for (const kind of line === 'GET /market/products' ? ['SPOT'] : []) {
          world.venue.on(`${line}?product_type=${kind}`, said(changed(body, path, to)));
        }
        const outcome = await world.run(ask(world.broker)).catch((error: unknown) => error);
        if (outcome instanceof Error) expect(isBrokerError(outcome)).toBe(true);
        world.broker.close();
      }),
      { numRuns: 30 },
    );
  });

  it('a balance is what was written, digit by digit, or it is none', async () => {
    const written = fc.oneof(
      fc.stringMatching(/^-?\d{1,12}(\.\d{1,12})?$/),
      fc.string(),
      fc.double({ noNaN: true }),
      fc.jsonValue(),
    );
    await fc.assert(
      fc.asyncProperty(written, async (value) => {
        const world = openBrokerWorld();
        const accounts = [account('USD', '', { available_balance: { value, currency: 'USD' } })];
        world.venue.on('GET /accounts', said({ accounts, has_next: false }));
        const outcome = await world.run(world.broker.balances()).catch((error: unknown) => error);
        const isDecimal =
          typeof value === 'number' || (typeof value === 'string' && /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(value));
        if (outcome instanceof Error) return expect(isBrokerError(outcome, 'UndecodableAnswer')).toBe(true);
        const [balance] = outcome as { total: Parameters<typeof toText>[0] }[];
        expect(isDecimal).toBe(true);
        expect(Number(balance === undefined ? NaN : toText(balance.total))).toBe(Number(value) + 0);
      }),
      { numRuns: 100 },
    );
  });
});
