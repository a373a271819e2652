import type { Clock, EpochMs } from '@bot/core';
import type { AccountId, MockVenue } from '@bot/broker-mock';
import type { WireServer } from '@bot/simulation';
import type { ApiView } from './api/apiView';
import { uuidOf, wireIds, type IdForm } from './api/ids';
import { defaultSwitches, type ApiSwitches } from './api/switches';
import { createTape } from './api/tape';
import { generateKey, type ApiKey } from './keys/apiKey';
import { createTokenVerifier, type VerifierOptions } from './keys/tokenVerifier';
import { createOrderEdits } from './rest/orderEdits';
import { createRateLimiter, defaultRateLimits, type RateLimits } from './rest/rateLimits';
import { createRestServer, type RequestLog } from './rest/restServer';
import { createVisitors, type Visitor } from './rest/visitors';
import { createStreamServer } from './stream/streamServer';
import type { StreamHost, StreamLimits } from './stream/streamHost';

export interface CoinbaseSimulatorOptions extends Omit<VerifierOptions, 'keys'> {
  /** Already made, and started by whoever made it. */
  readonly venue: MockVenue;
  readonly clock: Clock;
  /** Default: one that is made now, ES256, for the bot's account. */
  readonly keys?: readonly ApiKey[];
  /** Nobody needs a key: a request without a token is the bot's. A token that is sent is checked all the same. Default: false. */
  readonly asksForNoKey?: boolean;
  /** Default: uuid. */
  readonly orderIds?: IdForm;
  readonly switches?: Partial<ApiSwitches>;
  /** Default: 30 requests a second of each user, 10 of everybody who has not signed; null: none. */
  readonly rateLimits?: RateLimits | null;
  readonly streamLimits?: Partial<StreamLimits>;
  /** Told of each request that was answered. */
  readonly log?: (entry: RequestLog) => void;
}

/** The other side of a wire, and what a test may change about it. What goes wrong at the venue is armed at `venue.control.faults`. */
export interface CoinbaseSimulator extends Required<WireServer> {
  readonly venue: MockVenue;
  readonly keys: readonly ApiKey[];
  switches(): ApiSwitches;
  /** From now on. */
  change(switches: Partial<ApiSwitches>): void;
  /** Ends its sockets, and hears no more of the venue, which lives on. */
  close(): void;
}

/**
 * Coinbase Advanced Trade, on the wire, with a simulated venue behind it: for `createMemoryWire`, or for real sockets with
 * `serveOnLoopback`.
 * @throws AssertionFailed for a key of an account that nobody opened
 */
export function createCoinbaseSimulator(options: CoinbaseSimulatorOptions): CoinbaseSimulator {
  const { venue, clock, keys = [generateKey('ES256')], log } = options;
  for (const { accountId } of keys) venue.counter(accountId);
  const market = venue.counter();
  const ids = wireIds(options.orderIds ?? 'uuid');
  const namesOf = createNames();
  const tape = createTape(market);
  const orderEdits = createOrderEdits(market.state);
  const unobserve = market.observe((event) => {
    tape.observe(event);
    orderEdits.observe(event);
  });
  let switches: ApiSwitches = { ...defaultSwitches, ...options.switches };

  const visitors = createVisitors({
    verifier: createTokenVerifier({ ...options, keys }),
    counterOf: (accountId) => venue.counter(accountId),
    asksForNoKey: options.asksForNoKey === true,
  });
  function viewOf(visitor: Visitor, at: EpochMs): ApiView {
    const { counter } = visitor;
    return {
      ...{ accountId: counter.accountId, at, ids, switches, instruments: counter.instruments },
      ...namesOf(counter.accountId),
      state: counter.stateAt(at),
      venueTime: counter.venueTime() - (clock.now() - at),
      permissions: visitor.permissions(),
      candles: (query) => counter.candles(query, at),
      trades: (instrumentId) => tape.trades(instrumentId),
      edits: (orderNo) => orderEdits.edits(orderNo),
    };
  }
  const limiter = createRateLimiter(options.rateLimits === undefined ? defaultRateLimits : options.rateLimits);
  const rest = createRestServer({
    ...{ clock, visitors, limiter, viewOf },
    htmlRateLimit: () => switches.htmlRateLimit,
    ...(log && { log }),
  });
  const host: StreamHost = {
    ...{ clock, market, perpetualVenue: () => switches.perpetualVenue },
    identify(token) {
      const visitor = visitors.identify(token, null);
      if (visitor === null || !visitor.permissions().canView) return null;
      return { ...namesOf(visitor.counter.accountId), account: visitor.counter };
    },
    instrumentOf: (productId) => (market.state.markets.has(productId) ? productId : null),
    productIdOf: (instrumentId) => instrumentId,
    orderIdOf: (venueOrderId) => ids.orderId(venueOrderId),
    tradeIdOf: (tradeId) => ids.publicTradeId(tradeId, tape.tradeNo(tradeId)),
    tradesOf: (instrumentId) => tape.trades(instrumentId),
  };
  const streams = createStreamServer(host, options.streamLimits);

  return {
    ...{ venue, keys },
    answer: (request) => rest.answer(request),
    accept: (request, peer) => streams.accept(request, peer),
    watchReach: (listener) => streams.watchReach(listener),
    switches: () => switches,
    change: (change) => void (switches = { ...switches, ...change }),
    close() {
      unobserve();
      streams.close();
    },
  };
}

type AccountNames = Pick<ApiView, 'userId' | 'portfolioId' | 'perpetualsPortfolioId'>;

/** Every request needs them, so they are made once for each account. */
function createNames(): (accountId: AccountId) => AccountNames {
  const known = new Map<AccountId, AccountNames>();
  return (accountId) => {
    const names = known.get(accountId) ?? {
      userId: uuidOf('user', accountId),
      portfolioId: uuidOf('portfolio', accountId),
      perpetualsPortfolioId: uuidOf('perpetuals', accountId),
    };
    known.set(accountId, names);
    return names;
  };
}
