import type { FaultPresetName, RequestPoint } from '@bot/simulation';
import { requestPoints } from './faultPoints';
import { openFaultWorld } from './testing/faultWorld';

/** What each of some methods hears, one after the other. */
async function heardBy(
  { hear }: ReturnType<typeof openFaultWorld>,
  ...methods: readonly RequestPoint[]
): Promise<readonly string[]> {
  const heard: string[] = [];
  for (const method of methods) {
    const [answer] = await hear(method);
    heard.push(typeof answer === 'string' ? answer : 'answer');
  }
  return heard;
}

const someMethods = ['submitOrder', 'cancelOrders', 'balances', 'quote', 'venueTime'] as const;

describe('what lasts', () => {
  const [ok, down] = ['answer', 'VenueUnavailable'];

  it.each([
    ['5xx', [down, down, down, down, down]],
    ['429', ['RateLimited', 'RateLimited', 'RateLimited', 'RateLimited', 'RateLimited']],
    ['unreachable', ['NotConnected', 'NotConnected', 'NotConnected', 'NotConnected', 'NotConnected']],
    ['writesOnly', [down, down, ok, ok, ok]],
    ['readsOnly', [ok, ok, down, down, down]],
  ] as const)('is an outage, %s', async (kind, expected) => {
    const world = openFaultWorld();
    world.faults.outage({ kind, for: '1m' });
    expect(await heardBy(world, ...someMethods)).toEqual(expected);
    expect(world.faults.stream('market').line()).toBe(kind === 'unreachable' ? 'Down' : 'Open');
    expect(world.desk.requests()).toHaveLength(kind === 'unreachable' ? 0 : 5);
    await world.kernel.advance(60_000);
    expect(await heardBy(world, ...someMethods)).toEqual([ok, ok, ok, ok, ok]);
    expect(world.faults.pending()).toEqual([]);
  });

  it('strikes what is under way when it begins', async () => {
    const world = openFaultWorld();
    const heard: unknown[] = [];
    const ask = (): void =>
      void world.ask('fees').catch((error: unknown) => heard.push((error as { code: string }).code));
    ask();
    await world.kernel.advance(10);
    world.faults.outage({ kind: '5xx', for: '1s' });
    await world.kernel.advance(2_000);
    ask();
    await world.kernel.advance(10);
    world.faults.outage({ kind: 'unreachable', for: '1s' });
    await world.kernel.advance(10_000);
    ask();
    await world.kernel.advance(30);
    world.faults.outage({ kind: 'unreachable', for: '1s' });
    await world.kernel.advance(10_000);
    expect(heard).toEqual(['VenueUnavailable', 'Timeout', 'Timeout']);
    expect(world.desk.requests()).toHaveLength(2);
  });

  it('is a network that swallows everything: requests, answers and messages', async () => {
    const world = openFaultWorld();
    const first = world.ask('fees').catch((error: unknown) => (error as { code: string }).code);
    await world.kernel.advance(30);
    world.faults.disconnect('reports', { kind: 'halfOpen', for: '30s' });
    expect(await heardBy(world, 'fees', 'submitOrder')).toEqual(['Timeout', 'Timeout']);
    expect(await first).toBe('Timeout');
    expect([world.acts(), world.desk.requests().length]).toEqual([1, 1]);
    const line = (stream: 'fills' | 'market') => world.faults.stream(stream).line();
    expect([line('fills'), line('market')]).toEqual(['Down', 'Open']);
    await world.kernel.advance(30_000);
    expect(await heardBy(world, 'fees')).toEqual(['answer']);
  });

  it('is a restart: connections break, the exchange is told, and nothing is reachable for its time', async () => {
    const world = openFaultWorld();
    world.faults.restart({ for: '10s', losesOpenOrders: true });
    expect(world.effects).toEqual(['restart {"losesOpenOrders":true,"forMs":10000}']);
    expect(world.faults.pending()).toEqual([]);
    expect(world.faults.stream('reports').line()).toBe('Down');
    expect(await heardBy(world, 'fees')).toEqual(['NotConnected']);
    await world.kernel.advance(10_000);
    expect(await heardBy(world, 'fees')).toEqual(['answer']);
    world.faults.restart({ for: 1 });
    expect(world.effects[1]).toBe('restart {"losesOpenOrders":false,"forMs":1}');
  });

  it('is a key that is not accepted, until it is again; public data needs none', async () => {
    const world = openFaultWorld();
    world.faults.loseCredentials();
    const refused = 'AuthenticationFailed';
    expect(await heardBy(world, ...someMethods)).toEqual([refused, refused, refused, 'answer', 'answer']);
    expect(world.faults.stream('reports').line()).toBe('Open');
    world.faults.restoreCredentials();
    expect(await heardBy(world, 'balances')).toEqual(['answer']);
  });

  it('is a clock that is off, the last that was said', () => {
    const { faults, clock } = openFaultWorld();
    expect(faults.venueTime()).toBe(clock.now());
    faults.clockSkew('2s');
    faults.clockSkew(-500);
    expect(faults.venueTime()).toBe(clock.now() - 500);
    expect(faults.pending()).toEqual([
      { point: 'venueTime', call: 'until the end', fault: 'venue time off by 2s', callsSeen: null },
    ]);
    faults.clockSkew('0s');
    expect(faults.venueTime()).toBe(clock.now());
  });

  it('does not notice that the clock of the wall is set back', async () => {
    const world = openFaultWorld();
    world.faults.outage({ kind: '5xx', for: '10s' });
    world.clock.jump(-3_600_000);
    await world.kernel.advance(9_979);
    expect(await heardBy(world, 'fees', 'fees')).toEqual(['VenueUnavailable', 'answer']);
  });

  it('is pending when nothing came by while it was on', async () => {
    const { faults, kernel } = openFaultWorld();
    faults.outage({ kind: 'writesOnly', for: '2m' });
    faults.outage({ kind: 'readsOnly', for: '2m' });
    faults.disconnect('all', { kind: 'clean', for: '30s' });
    faults.loseCredentials();
    faults.preset('staleMark');
    faults.outage({ kind: 'unreachable', for: '1m' });
    await kernel.advance(300_000);
    faults.stream('market').line();
    expect(faults.pending().map(({ point, call, fault }) => `${point} | ${call} | ${fault}`)).toEqual([
      'writes | for 2m | outage, writesOnly',
      'reads | for 2m | outage, readsOnly',
      'all streams | for 30s | disconnect, clean',
      'market | for 1m | quotes stand still',
      'everything | for 1m | outage, unreachable',
      'requests with a key | until the end | credentials lost',
    ]);
  });

  it('must last for some time', () => {
    const { faults } = openFaultWorld();
    expect(() => faults.outage({ kind: '5xx', for: 0 })).toThrow('a fault takes some time, and not 0');
    expect(() => faults.disconnect('all', { kind: 'clean', for: '-1s' })).toThrow('and not -1s');
  });
});

describe('what happens to the exchange', () => {
  it('is handed on, and told on the timeline', () => {
    const { faults, effects, trace } = openFaultWorld();
    faults.status('BTC-USD', 'Disabled');
    faults.bust('T7');
    faults.losePermission('trade');
    faults.losePermission('view');
    faults.restorePermission('trade');
    faults.restorePermission('trade');
    expect(effects).toEqual([
      'status BTC-USD Disabled',
      'bust T7',
      'allow {"canTrade":false}',
      'allow {"canView":false}',
      'allow {"canTrade":true}',
    ]);
    expect(trace.entries.map(({ text }) => text)).toEqual([
      'BTC-USD is Disabled',
      'trade T7 taken back',
      'permission to trade lost',
      'permission to view lost',
    ]);
    faults.heal();
    expect(effects.at(-1)).toBe('allow {"canView":true}');
    expect(faults.pending()).toEqual([]);
  });
});

describe('a preset', () => {
  it.each<[FaultPresetName, string, string]>([
    ['outage', '2m', 'outage, 5xx for 2m'],
    ['rateLimitBurst', '10s', 'outage, 429 for 10s'],
    ['slippageSpike', '1m', 'books thinned to 2 % for 1m'],
    ['staleMark', '1m', 'quotes stand still for 1m'],
    ['flappingFeed', '2m', 'disconnect, clean for 2m'],
  ])('%s lasts %s if nobody says how long', (name, _, text) => {
    const { faults, trace } = openFaultWorld();
    faults.preset(name);
    faults.preset(name, { for: '5s' });
    expect(trace.entries.map((entry) => entry.text)).toEqual([text, text.replace(/for .*/, 'for 5s')]);
  });

  it('slippageSpike thins the books', () => {
    const { faults, effects } = openFaultWorld();
    faults.preset('slippageSpike', { for: '30s' });
    expect(effects).toEqual(['thin {"share":0.02,"forMs":30000}']);
  });

  it('staleMark: a quote is that of when it began, and of market data there are heartbeats only', async () => {
    const { faults, hear, kernel } = openFaultWorld();
    faults.preset('staleMark', { for: '20s' });
    const told: unknown[] = [];
    const look = (method: RequestPoint) => hear(method, ({ answer }, fault) => answer(told.push(fault)));
    await look('quote');
    await kernel.advance(10_000);
    await look('quote');
    await look('positions');
    expect(told).toEqual([{ fault: 'Stale', byMs: 20 }, { fault: 'Stale', byMs: 10_060 }, null]);
    expect([faults.stream('market').line(), faults.stream('reports').line()]).toEqual(['Silent', 'Open']);
    expect(() => faults.preset('staleMark', { for: '11m' })).toThrow('the venue remembers 10m, and not 11m');
  });

  it('staleMark changes nothing at the moment when it begins', () => {
    const { faults } = openFaultWorld();
    faults.preset('staleMark');
    expect([faults.requests.arriving('quote'), faults.requests.arriving('fees')]).toEqual([null, null]);
  });
});

describe('healing', () => {
  it('ends everything that is armed, drawn or lasting; what never happened stays pending', async () => {
    const world = openFaultWorld();
    const { faults, clock } = world;
    faults.on('fees').always().fail('InvalidRequest');
    faults.on('quote').dropRequest();
    faults.on('market').always().drop();
    faults.outage({ kind: '5xx', for: '1h' });
    faults.disconnect('all', { kind: 'clean', for: '1h' });
    faults.clockSkew('1h');
    expect(await heardBy(world, 'fees')).toEqual(['VenueUnavailable']);
    faults.heal();
    expect(await heardBy(world, ...requestPoints)).toEqual(requestPoints.map(() => 'answer'));
    expect([faults.stream('market').line(), faults.stream('market').sending({ isNumbered: true })]).toEqual([
      'Open',
      null,
    ]);
    expect(faults.venueTime()).toBe(clock.now());
    expect(faults.pending().map(({ point }) => point)).toEqual(['quote', 'market', 'all streams', 'venueTime']);
  });
});

describe('arming a fault', () => {
  const { faults } = openFaultWorld();

  it.each<[string, () => void]>([
    ['only an order can be rejected, and not quote', () => faults.on('quote').reject('Other')],
    ['only a request that changes something', () => faults.on('quote').duplicateRequest()],
    ['can be stale, and not submitOrder', () => faults.on('submitOrder').stale('1s')],
    ['can be stale, and not permissions', () => faults.on('permissions').stale('1s')],
    ['can be not found, and not balances', () => faults.on('balances').notFound()],
    [
      'an answer of fees can have MissingField, EmptyNumber, and not UnknownStatus',
      () => faults.on('fees').malformed('UnknownStatus'),
    ],
    ['the venue remembers 10m, and not 1h', () => faults.on('fees').stale('1h')],
    ['a fault takes some time, and not 0', () => faults.on('fees').delayResponse(0)],
    ['a fault takes some time, and not -1s', () => faults.on('fills').delay('-1s')],
    ['a rate limit goes by time or by number', () => faults.on('fees').rateLimit({ for: '1s', times: 2 })],
    ['calls are counted from 1, and not 0', () => faults.on('fees').nth(0)],
    ['nonsense is a request of the port: submitOrder,', () => faults.on('nonsense' as 'fees').dropRequest()],
  ])('must make sense: %s', (message, arm) => {
    expect(arm).toThrow(message);
    expect(faults.pending()).toEqual([]);
  });

  it('says for how long, and a limit without an end says nothing of it', async () => {
    const world = openFaultWorld();
    world.faults.on('fees').always().rateLimit();
    world.faults.on('quote').for('1m').serverError();
    await expect(world.kernel.run(world.ask('fees'))).rejects.toMatchObject({ details: { operation: 'fees' } });
    await world.kernel.advance(3_600_000);
    expect(await heardBy(world, 'fees', 'quote')).toEqual(['RateLimited', 'VenueUnavailable']);
    await world.kernel.advance(60_000);
    expect(await heardBy(world, 'quote')).toEqual(['answer']);
  });

  it('needs a venue that remembers for stale answers', () => {
    const { faults: forgetful } = openFaultWorld({ remembersMs: 0 });
    expect(() => forgetful.on('fees').stale(1)).toThrow('the venue remembers 0ms, and not 1ms');
  });
});
