import { inspect } from 'node:util';
import { brokerErrorTraits, isBrokerError, type BrokerError, type BrokerErrorCode } from '@bot/core';
import { createMemoryMetrics, createMemoryWire, createVirtualClock, wireFailure } from '@bot/simulation';
import { z } from 'zod';
import { credentials } from '../testing/keys';
import { createRestVenue, said, type Saying } from '../testing/restVenue';
import { authorizationOf, openRestWorld, startAt, url, type RestWorld } from '../testing/restWorld';
import { createRateLimiter } from './rateLimiter';
import { createRestClient } from './restClient';
import type { RestRequest } from './restRequest';

type Named = { name: string };
const schema = z.object({ name: z.string() });
const read = { operation: 'read', method: 'GET', path: '/thing', schema, access: 'Signed' } as const;
const write = { ...read, operation: 'write', method: 'POST', body: { size: '1' } } as const;
const open = { ...read, operation: 'open', access: 'Public' } as const;
const probe = { ...read, operation: 'probe', access: 'Probe' } as const;

const send = (world: RestWorld, request: RestRequest<Named>) => world.run(world.rest.send(request));
const claimsOf = (token: string): Record<string, unknown> =>
  JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
async function failing(world: RestWorld, request: RestRequest<Named> = read): Promise<BrokerError> {
  const error: unknown = await send(world, request).catch((thrown: unknown) => thrown);
  if (!isBrokerError(error)) throw new Error(`no BrokerError: ${String(error)}`);
  return error;
}

describe('a request', () => {
  it('is signed for its method, host and path, and for nothing else of it', async () => {
    const world = openRestWorld();
    world.venue.on('GET /thing', said({ name: 'a', other: 1 }));
    expect(await send(world, { ...read, query: { ids: ['a', 'b&c'], limit: 2, none: undefined } })).toEqual({
      name: 'a',
    });
    const [request] = world.venue.requests;
    expect(request?.url).toBe(`${url}/api/v3/brokerage/thing?ids=a&ids=b%26c&limit=2`);
    expect(claimsOf(authorizationOf(request ?? Object()))).toMatchObject({
      uri: 'GET api.coinbase.com/api/v3/brokerage/thing',
    });
  });

  it('carries its body as JSON', async () => {
    const world = openRestWorld();
    world.venue.on('POST /thing', said({ name: 'a' }));
    await send(world, write);
    expect(world.venue.requests[0]).toMatchObject({
      body: '{"size":"1"}',
      headers: { 'content-type': 'application/json' },
    });
  });

  it('that changes something leaves with a token that was made while the one before it was under way, and each with its own', async () => {
    const world = openRestWorld();
    world.venue.on('POST /thing', said({ name: 'a' }));
    const tokens: string[] = [];
    for (const passMs of [10_000, 40_000, 0]) {
      await send(world, write);
      tokens.push(authorizationOf(world.venue.requests.at(-1) ?? Object()));
      await world.kernel.advance(passMs);
    }
    const notBefore = tokens.map((token) => Number(claimsOf(token)['nbf']) - startAt / 1_000);
    expect(notBefore).toEqual([-5, -5, 45]);
    expect(new Set(tokens).size).toBe(3);
  });

  it('that is public carries no token, and asks for nothing that was kept', async () => {
    const world = openRestWorld();
    world.venue.on('GET /thing', said({ name: 'a' }));
    await send(world, open);
    expect(world.venue.requests[0]?.headers).not.toHaveProperty('authorization');
    expect(world.venue.requests[0]?.headers['cache-control']).toBe('no-cache');
  });

  it('without a key is not sent when it needs one', async () => {
    const clock = createVirtualClock({ startAt });
    const venue = createRestVenue();
    const limiter = createRateLimiter(clock, 10);
    const wire = createMemoryWire({ clock, server: venue });
    const rest = createRestClient({
      ...{ wire, clock, url, key: null, limiters: { public: limiter, signed: limiter }, deadlineMs: 1_000 },
    });
    await expect(rest.send(read)).rejects.toMatchObject({ code: 'AuthenticationFailed' });
    expect(venue.requests).toEqual([]);
  });
});

describe('a failure is mapped once', () => {
  const html = '<html><body>Attention Required! | Cloudflare</body></html>';
  it.each<[string, Saying, BrokerErrorCode]>([
    ['400', said({ error: 'INVALID_ARGUMENT', message: 'granularity argument is invalid' }, 400), 'InvalidRequest'],
    ['403', said({ error: 'PERMISSION_DENIED', error_details: 'Missing required scopes' }, 403), 'PermissionDenied'],
    ['403 as a page', said(html, 403), 'VenueUnavailable'],
    ['404', said({ error: 'NOT_FOUND', message: 'valid product_id is required' }, 404), 'NotFound'],
    ['404 as a page', said(html, 404), 'VenueUnavailable'],
    ['408', said('', 408), 'Timeout'],
    ['409', said({ error: 'CONFLICT' }, 409), 'UndecodableAnswer'],
    [
      '429 as JSON',
      said({ errors: [{ id: 'rate_limit_exceeded', message: 'Too many requests' }] }, 429),
      'RateLimited',
    ],
    ['429 as a page', said(html.repeat(100), 429), 'RateLimited'],
    ['500', said({ error: 'INTERNAL' }, 500), 'VenueUnavailable'],
    ['502 as opaque text', said('go/sg/4d1c', 502), 'VenueUnavailable'],
    ['524', said('', 524), 'VenueUnavailable'],
    ['a redirection', said('', 302), 'UndecodableAnswer'],
    ['200 as a page', said(html), 'UndecodableAnswer'],
    ['200 and half of JSON', said('{"name":"a'), 'UndecodableAnswer'],
    ['200 and something else', said({ names: [] }), 'UndecodableAnswer'],
    ['200 and null', said('null'), 'UndecodableAnswer'],
    ['no connection', wireFailure('Unreachable', 'api.coinbase.com'), 'NotConnected'],
    ['a certificate of somebody else', wireFailure('CertificateRefused', 'api.coinbase.com'), 'NotConnected'],
    ['a connection that breaks', wireFailure('Broken', 'api.coinbase.com'), 'ConnectionLost'],
    ['an answer without end', wireFailure('TooLarge', 'api.coinbase.com'), 'UndecodableAnswer'],
    ['no answer at all', 'Silence', 'Timeout'],
  ])('%s', async (_what, saying, code) => {
    const world = openRestWorld();
    world.venue.on('POST /thing', saying);
    const error = await failing(world, write);
    expect([error.code, error.details.operation]).toEqual([code, 'write']);
    expect(error.venueOutcome).toBe(brokerErrorTraits[code].venueOutcome);
    expect(error.message).not.toContain('<html>');
    expect(world.venue.requests).toHaveLength(1);
  });

  it('and says what the venue said', async () => {
    const world = openRestWorld();
    world.venue.on('GET /thing', said({ error: 'unknown', error_details: 'parsing field "x"', message: '' }, 400));
    expect((await failing(world)).message).toContain('read: Coinbase answered 400: parsing field "x"');
  });

  it.each([
    ['in seconds', { 'retry-after': '2' }, 2_000],
    ['as a date', { 'retry-after': new Date(startAt + 3_000).toUTCString() }, 3_000],
    ['as nonsense', { 'retry-after': 'soon' }, undefined],
    ['not at all', {}, undefined],
  ])('and after which time to ask again, said %s', async (_how, headers, retryAfterMs) => {
    const world = openRestWorld();
    world.venue.on('GET /thing', said('', 429, headers as Record<string, string>));
    expect((await failing(world)).details.retryAfterMs).toBe(retryAfterMs);
  });

  it('what is no failure of the venue stays what it is', async () => {
    const world = openRestWorld();
    world.venue.on('GET /thing', () => {
      throw new TypeError('a mistake of ours');
    });
    await expect(send(world, read)).rejects.toBeInstanceOf(TypeError);
  });

  it('no word of a token that the venue repeats is told', async () => {
    const world = openRestWorld();
    world.venue.on('GET /thing', (request) => said({ message: `no: ${authorizationOf(request)}` }, 400));
    const error = await failing(world);
    expect(error.message).toContain('no: [token]');
    expect(inspect(error, { depth: 9 })).not.toContain(authorizationOf(world.venue.requests[0] ?? Object()).slice(7));
  });
});

describe('a token that is refused', () => {
  const unauthorized = said('Unauthorized\n', 401);

  it('is made anew once for what may be asked twice', async () => {
    const world = openRestWorld();
    world.venue.on('GET /thing', unauthorized, said({ name: 'a' }));
    expect(await send(world, read)).toEqual({ name: 'a' });
    const [first, second] = world.venue.requests.map(authorizationOf);
    expect(first).not.toBe(second);
    expect(world.key.isLost).toBe(false);
  });

  it('and for an order, whose id makes it one', async () => {
    const world = openRestWorld();
    world.venue.on('POST /thing', unauthorized, said({ name: 'a' }));
    expect(await send(world, { ...write, isIdempotent: true })).toEqual({ name: 'a' });
  });

  it('is not made anew for what may not', async () => {
    const world = openRestWorld();
    world.venue.on('POST /thing', unauthorized, said({ name: 'a' }));
    expect((await failing(world, write)).code).toBe('AuthenticationFailed');
    expect(world.venue.requests).toHaveLength(1);
  });

  it('with a clock that is wrong is good once the clock was asked for', async () => {
    const world = openRestWorld({
      checkClock: async () => world.serverClock.measured(startAt + 30_000, 0),
    });
    world.venue.on('GET /thing', (request) => {
      const claims = JSON.parse(Buffer.from(authorizationOf(request).split('.')[1] ?? '', 'base64url').toString());
      return claims.nbf > startAt / 1_000 ? said({ name: 'a' }) : unauthorized;
    });
    expect(await send(world, read)).toEqual({ name: 'a' });
  });

  it('twice is a key that is lost: nothing is signed any more, and what is public goes on', async () => {
    const world = openRestWorld();
    world.venue.on('GET /thing', unauthorized);
    expect((await failing(world)).code).toBe('AuthenticationFailed');
    expect([world.key.isLost, world.venue.requests.length]).toEqual([true, 2]);
    expect((await failing(world, write)).message).toContain('The key was refused before');
    expect(world.venue.requests).toHaveLength(2);
    world.venue.on('GET /thing', said({ name: 'a' }));
    expect(await send(world, open)).toEqual({ name: 'a' });
  });

  it('is probed once at a time, and found again when the probe is answered', async () => {
    const world = openRestWorld();
    world.venue.on('GET /thing', unauthorized);
    await failing(world);
    await failing(world, probe);
    expect(world.venue.requests).toHaveLength(3);
    world.venue.on('GET /thing', said({ name: 'a' }));
    await send(world, probe);
    expect(await send(world, read)).toEqual({ name: 'a' });
  });

  it('of a key that was renewed meanwhile says nothing of the new one', async () => {
    const world = openRestWorld();
    world.venue.on('POST /thing', () => {
      world.key.replace(credentials);
      return unauthorized;
    });
    expect((await failing(world, write)).code).toBe('AuthenticationFailed');
    expect(world.key.isLost).toBe(false);
  });

  it('is used again after a refresh', async () => {
    const world = openRestWorld();
    world.venue.on('GET /thing', unauthorized, unauthorized, said({ name: 'a' }));
    await failing(world);
    world.key.replace(credentials);
    expect(await send(world, read)).toEqual({ name: 'a' });
  });
});

describe('many requests', () => {
  it('wait for their places, and each gets its answer', async () => {
    const world = openRestWorld({ perSecond: 5 });
    world.venue.on('GET /thing', said({ name: 'a' }));
    const all = Promise.all(Array.from({ length: 8 }, () => world.rest.send(read)));
    expect(await world.run(all)).toHaveLength(8);
    expect(world.kernel.clock.now() - startAt).toBe(1_000);
  });

  it('that would wait for longer than their deadline are not sent', async () => {
    const world = openRestWorld({ perSecond: 1 });
    world.venue.on('GET /thing', said({ name: 'a' }));
    const all = Promise.allSettled(Array.from({ length: 10 }, () => world.rest.send(read)));
    const codes = (await world.run(all)).map((each) => (each.status === 'rejected' ? each.reason.code : 'Answered'));
    expect(codes).toEqual([...Array(8).fill('Answered'), 'RateLimited', 'RateLimited']);
    expect(world.venue.requests).toHaveLength(8);
  });

  it('that wait when the key is lost are not signed', async () => {
    const world = openRestWorld({ perSecond: 1.25 });
    world.venue.on('POST /thing', said('Unauthorized\n', 401));
    const all = Promise.allSettled([world.rest.send(write), world.rest.send(write)]);
    await world.run(all);
    expect(world.venue.requests).toHaveLength(1);
  });

  it('are counted by outcome', async () => {
    const clock = createVirtualClock({ startAt });
    const venue = createRestVenue();
    const limiter = createRateLimiter(clock, 10);
    const metrics = createMemoryMetrics();
    const wire = createMemoryWire({ clock, server: venue });
    const rest = createRestClient({
      ...{ wire, clock, url, key: null, limiters: { public: limiter, signed: limiter }, deadlineMs: 1_000, metrics },
    });
    venue.on('GET /thing', said({ name: 'a' }), said('', 503));
    await rest.send(open);
    await rest.send(open).catch(() => undefined);
    const shown = JSON.stringify(metrics.series);
    expect(shown).toContain('Answered');
    expect(shown).toContain('VenueUnavailable');
  });
});
