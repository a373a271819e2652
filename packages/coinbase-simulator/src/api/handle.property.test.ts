import { toText, type HttpRequest } from '@bot/core';
import fc from 'fast-check';
import { botKey, openSimulator } from '../testing/openSimulator';
import { signToken } from '../keys/testing/signToken';
import { routes } from './routes';

const HOST = 'https://api.coinbase.com';
const methods = ['GET', 'POST', 'PUT', 'DELETE'] as const;

/** A part of a path, in which what has to be is escaped. That of fast-check makes a table of all characters first, for a second. */
const escaped = fc.nat(0x10ffff).map((code) => encodeURIComponent(String.fromCodePoint(code).toWellFormed()));
const segment = fc
  .array(
    fc.oneof({ weight: 4, arbitrary: fc.constantFrom(..."aZ09-._~!$&'()*+,;=:@") }, { weight: 1, arbitrary: escaped }),
  )
  .map((characters) => characters.join(''));
const freePath = fc.array(segment).map((segments) => segments.map((name) => `/${name}`).join(''));

/** A path that exists, with anything in the place of its names. */
const knownPath = fc
  .tuple(fc.constantFrom(...routes), fc.array(segment, { minLength: 3, maxLength: 3 }))
  .map(([{ path }, names]) => names.reduce((text, name) => text.replace(/\{[a-z_]+\}/, name || 'x'), path));
const anyPath = fc.oneof({ weight: 4, arbitrary: knownPath }, { weight: 1, arbitrary: freePath });

const names = fc.constantFrom(
  ...['limit', 'cursor', 'offset', 'start', 'end', 'granularity', 'product_id', 'productIds', 'order_status'],
  ...['order_ids', 'sort_by', 'start_date', 'end_date', 'product_type', 'aggregation_price_increment', 'currency'],
);
const values = fc.oneof(
  fc.constantFrom('BTC-USD', 'OPEN', 'ONE_MINUTE', '0', '-1', '1e9', '99999999999999999999', 'SPOT', 'x', ''),
  fc.string(),
);
const query = fc
  .array(fc.tuple(names, values), { maxLength: 4 })
  .map((pairs) => (pairs.length === 0 ? '' : `?${new URLSearchParams(pairs).toString()}`));

/** An order in which anything may be anything. */
const oddOrder = fc.record(
  {
    client_order_id: fc.oneof(fc.string(), fc.jsonValue()),
    product_id: fc.oneof(fc.constantFrom('BTC-USD', 'BTC-PERP', 'NO-SUCH'), fc.jsonValue()),
    side: fc.oneof(fc.constantFrom('BUY', 'SELL'), fc.jsonValue()),
    leverage: fc.oneof(fc.constantFrom('2', '-1', '1e400'), fc.jsonValue()),
    order_ids: fc.array(fc.oneof(fc.constantFrom('V1', 'V2'), fc.string()), { maxLength: 3 }),
    order_id: fc.constantFrom('V1', 'V9', 'x'),
    price: fc.oneof(fc.constantFrom('1', '-1', '0', '99999999999999999999999999'), fc.jsonValue()),
    size: fc.oneof(fc.constantFrom('1', '0.00000001', '1e9'), fc.jsonValue()),
    order_configuration: fc.dictionary(
      fc.constantFrom('market_market_ioc', 'limit_limit_gtc', 'limit_limit_gtd', 'trigger_bracket_gtc', '__proto__'),
      fc.dictionary(
        fc.constantFrom('base_size', 'quote_size', 'limit_price', 'end_time', 'stop_trigger_price', 'post_only'),
        fc.oneof(
          fc.constantFrom('1', '0.01', '40000', '-5', '99999999999999999999999999', '2026-06-01T00:00:00Z'),
          fc.jsonValue(),
        ),
      ),
      { maxKeys: 2 },
    ),
  },
  { requiredKeys: [] },
);
const body = fc.oneof(
  fc.string(),
  fc.json(),
  fc.array(fc.nat(0x10ffff)).map((codes) => String.fromCodePoint(...codes)),
  oddOrder.map((order) => JSON.stringify(order)),
  fc.constant('['.repeat(100_000)),
  fc.constant('{"a":'.repeat(20_000) + '1' + '}'.repeat(20_000)),
);

describe('whatever comes', () => {
  it('is answered, and nothing but orders changes anything', async () => {
    const { simulator, kernel, clock, venue } = openSimulator();
    const totals = (): string => JSON.stringify([...venue.truth.totals()].map(([name, sum]) => [name, toText(sum)]));
    const before = totals();
    const anything = fc.record({
      method: fc.constantFrom(...methods),
      path: anyPath,
      query,
      body,
      signed: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(anything, async ({ method, path, query: search, body: text, signed }) => {
        const token = signed ? signToken(botKey, clock.now(), `${method} ${path}`) : null;
        const request: HttpRequest = {
          ...{ method, url: `${HOST}${path}${search}`, body: text },
          headers: token === null ? {} : { authorization: `Bearer ${token}` },
        };
        const { status, body: bytes } = await kernel.run(simulator.answer(request));
        expect([200, 400, 401, 403, 404, 501]).toContain(status);
        if (status !== 401) JSON.parse(new TextDecoder().decode(bytes));
      }),
      { numRuns: 500 },
    );
    expect(totals()).toBe(before);
  });
});
