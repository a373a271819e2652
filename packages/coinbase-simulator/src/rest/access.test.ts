import { generateKey, type GeneratedKey } from '../keys/apiKey';
import { signToken } from '../keys/testing/signToken';
import { createCoinbaseSimulator } from '../simulator';
import { botKey, openSimulator, START } from '../testing/openSimulator';
import { orderBody } from '../testing/orderBody';
import { createRateLimiter, defaultRateLimits } from './rateLimits';

const other = generateKey('EdDSA', { name: 'other', accountId: 'other' });

describe('a key', () => {
  it('acts for its account alone', async () => {
    const { clock, kernel, venue } = openSimulator();
    venue.control.account('other', { USD: '7' });
    const simulator = createCoinbaseSimulator({ venue, clock, keys: [botKey, other] });
    const path = '/api/v3/brokerage/accounts';
    const balancesOf = async (key: GeneratedKey) => {
      const headers = { authorization: `Bearer ${signToken(key, clock.now(), `GET here${path}`)}` };
      const answer = await kernel.run(simulator.answer({ method: 'GET', url: `https://here${path}`, headers }));
      const { accounts } = JSON.parse(new TextDecoder().decode(answer.body));
      return accounts.map((account: { available_balance: { value: string } }) => account.available_balance.value);
    };
    expect([await balancesOf(botKey), await balancesOf(other)]).toEqual([['10000', '1'], ['7']]);
  });

  it.each([
    ['POST', '/orders', 403],
    ['GET', '/accounts', 200],
  ] as const)('that may only look gets for %s %s %d', async (method, path, status) => {
    const viewer = generateKey('ES256', { name: 'viewer', permissions: { canTrade: false } });
    const { call } = openSimulator({ keys: [viewer] });
    const answer = await call(method, path, { key: viewer, ...(method === 'POST' && { body: orderBody() }) });
    expect(answer.status).toBe(status);
  });

  it('that may not look is told so by the older half of the API in its own words', async () => {
    const blind = generateKey('ES256', { name: 'blind', permissions: { canView: false } });
    const { call } = openSimulator({ keys: [blind] });
    const { status, json } = await call('GET', '/v2/accounts', { key: blind });
    const errors = [{ id: 'permission_denied', message: 'Missing required scopes' }];
    expect([status, json]).toEqual([403, { errors }]);
  });

  it('loses what its account loses', async () => {
    const { call, control } = openSimulator();
    control.permissions({ canTrade: false });
    expect((await call('POST', '/orders', { body: orderBody() })).status).toBe(403);
    control.permissions({ canView: false });
    expect((await call('GET', '/accounts')).json.error_details).toBe('Missing required scopes');
    expect((await call('GET', '/time')).status).toBe(200);
    control.faults.loseCredentials();
    expect((await call('GET', '/accounts')).text).toBe('Unauthorized\n');
    expect((await call('GET', '/market/products')).status).toBe(200);
  });

  it('of an account that nobody opened is a mistake', () => {
    expect(() => openSimulator({ keys: [other] })).toThrow('other');
  });
});

describe('a request', () => {
  it.each<[string, object]>([
    ['no key', { key: null }],
    ['a shared secret', { key: null, headers: { 'cb-access-key': 'k', 'cb-access-sign': 's' } }],
    ['nonsense', { key: null, headers: { authorization: 'Bearer nonsense' } }],
  ])('with %s is not taken, but for what is public', async (_, options) => {
    const { call } = openSimulator();
    const { status, text } = await call('GET', '/accounts', options);
    expect([status, text]).toEqual([401, 'Unauthorized\n']);
    expect((await call('GET', '/market/products', options)).status).toBe(200);
  });

  it('is judged by the time of the venue', async () => {
    const { call, control } = openSimulator();
    control.faults.clockSkew('-1m');
    expect((await call('GET', '/accounts')).status).toBe(401);
    const { epochMillis } = (await call('GET', '/time')).json;
    const headers = {
      authorization: `Bearer ${signToken(botKey, Number(epochMillis), 'GET x/api/v3/brokerage/accounts')}`,
    };
    expect((await call('GET', '/accounts', { key: null, headers })).status).toBe(200);
  });

  it('needs no key where none is asked for', async () => {
    const { call } = openSimulator({ asksForNoKey: true });
    expect((await call('GET', '/accounts', { key: null })).status).toBe(200);
    expect((await call('GET', '/accounts', { key: other })).status).toBe(401);
  });

  it.each([
    ['GET', '/nowhere'],
    ['PUT', '/orders'],
    ['GET', '/accounts/'],
    ['GET', '/accounts/%E0%A4%A'],
    ['GET', '/accounts/1/2'],
  ] as const)('%s %s leads nowhere', async (method, path) => {
    const { call } = openSimulator();
    expect([(await call(method, path)).status]).toEqual([404]);
  });

  it('whose address is none is no request', async () => {
    const { simulator, kernel } = openSimulator();
    const answer = await kernel.run(simulator.answer({ method: 'GET', url: 'nowhere', headers: {} }));
    expect(answer.status).toBe(400);
  });

  it('with a body that is not looked at is answered all the same', async () => {
    const { call } = openSimulator();
    expect((await call('GET', '/accounts', { body: '{}' })).status).toBe(200);
    expect((await call('GET', '/accounts', { body: 'nonsense' })).status).toBe(200);
  });

  it('without the body that it needs is none', async () => {
    const { call } = openSimulator();
    expect((await call('POST', '/orders')).status).toBe(400);
    expect((await call('POST', '/orders/preview')).status).toBe(400);
  });

  it('is logged without anything secret', async () => {
    const logged: object[] = [];
    const { call, truth } = openSimulator({ log: (entry) => logged.push(entry) });
    await call('POST', '/orders', { body: orderBody() });
    await call('POST', '/orders', { body: 'nonsense' });
    await call('GET', '/nowhere?x=1');
    const path = '/api/v3/brokerage/orders';
    expect(logged).toEqual([
      { at: START + 40, method: 'POST', path, status: 200 },
      { at: START + 80, method: 'POST', path, status: 400 },
      { at: START + 80, method: 'GET', path: '/api/v3/brokerage/nowhere', status: 404 },
    ]);
    expect(truth.requests()).toEqual([
      { method: 'submitOrder', at: START + 20, summary: `POST ${path}`, clientOrderId: 'c1' },
      { method: 'submitOrder', at: START + 60, summary: `POST ${path}` },
    ]);
  });
});

describe('limits', () => {
  it('are told, and end with 429', async () => {
    const { call, kernel } = openSimulator({ rateLimits: { privatePerSecond: 2, publicPerSecond: 1 } });
    // Answers take 40 ms, in which a bucket of 1,000 ms fills a little.
    const first = await call('GET', '/accounts');
    expect(first.headers).toMatchObject({
      ...{ 'x-ratelimit-limit': '2', 'x-ratelimit-remaining': '1', 'x-ratelimit-reset': '1' },
    });
    await call('GET', '/accounts');
    const { status, json } = await call('GET', '/accounts');
    expect([status, json.message]).toEqual([429, 'Too many requests']);
    expect((await call('GET', '/time')).status).toBe(200);
    expect((await call('GET', '/time')).status).toBe(429);
    await kernel.advance(1_000);
    expect([(await call('GET', '/time')).status, (await call('GET', '/accounts')).status]).toEqual([200, 200]);
  });

  it('are 30 and 10 a second unless they are said', async () => {
    const limiter = createRateLimiter(defaultRateLimits);
    const taken = (user: string | null) =>
      Array.from({ length: 40 }, () => limiter.admit(user, 0)).filter(({ isAdmitted }) => isAdmitted).length;
    expect([taken('bot'), taken('other'), taken(null)]).toEqual([30, 30, 10]);
    expect(limiter.admit('bot', 34).isAdmitted).toBe(true);
    const { call } = openSimulator({ rateLimits: defaultRateLimits });
    expect((await call('GET', '/accounts')).headers['x-ratelimit-limit']).toBe('30');
  });
});
