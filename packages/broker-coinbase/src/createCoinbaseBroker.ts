import { assert, type Broker, type ClientOrderId, type VenueOrderId } from '@bot/core';
import { createAccount } from './account/account';
import { createFillLookup } from './account/fillLookup';
import { createKeyScopes } from './account/keyScope';
import type { CoinbaseCredentials } from './auth/credentials';
import type { CoinbaseBrokerOptions } from './coinbaseOptions';
import { createExecution } from './execution/execution';
import { createKnownOrders } from './execution/knownOrders';
import { createOrderLookup } from './execution/orderLookup';
import { createOrderOwners } from './execution/orderOwners';
import { createSpotClose } from './execution/spotClose';
import { createMarket } from './market/market';
import { preflight, type PreflightReport, type PreflightRequest } from './preflight/preflight';
import { createRestParts } from './restParts';
import { createStreams } from './stream/createStreams';

/** Coinbase Advanced Trade. */
export interface CoinbaseBroker extends Broker {
  /** Learns the clock of the venue. Optional: without it that is done when the first token is refused. @throws BrokerError */
  start(): Promise<void>;
  /** All that can be known before the first order. Places nothing. */
  preflight(request: PreflightRequest): Promise<PreflightReport>;
  /** Signs with these from now on, also after the key was refused. @throws ConfigError InvalidConfig */
  refreshCredentials(credentials: CoinbaseCredentials): void;
  /** Ends its sockets and timers. The wire belongs to whoever gave it. */
  close(): void;
}

const WEEK_MS = 7 * 86_400_000;

/**
 * The three ports over one wire. After the key was refused nothing is signed with it until `permissions()` was answered again or it
 * was refreshed; when to ask is up to the caller.
 * @throws ConfigError InvalidConfig for credentials that cannot be used; no request leaves
 */
export function createCoinbaseBroker(options: CoinbaseBrokerOptions): CoinbaseBroker {
  const { wire, clock, random, credentials, perpetualsAt, spotInstruments = [] } = options;
  const { lookBackMs = WEEK_MS } = options;
  const { rest, key, serverClock, urls, logger, unknowns } = createRestParts(options, credentials);
  assert(key !== null, 'a broker has a key');
  const now = () => serverClock.now();

  const market = createMarket({ rest, serverClock, clock, logger, unknowns });
  const { products } = market;
  const known = createKnownOrders();
  const heardId = (clientOrderId: ClientOrderId): VenueOrderId | undefined => streams.venueOrderIdOf(clientOrderId);
  const orders = createOrderLookup({ rest, products, known, unknowns, now, heardId, lookBackMs });
  const fills = createFillLookup({ rest, products, owners: createOrderOwners({ rest, known, now }), unknowns });
  const scopes = createKeyScopes(rest);
  const account = createAccount({
    ...{ rest, products, orders, fills, scopes, unknowns, perpetualsAt, spotInstruments },
  });
  const execution = createExecution({
    ...{ rest, products, known, orders, unknowns, now },
    statusOf: market.tradingStatus,
    spotClose: createSpotClose(account.balances),
    isFlat: account.isFlat,
    accepted: (venueOrderId) => streams.expectOrder(venueOrderId),
  });
  const streams = createStreams({
    ...{ wire, clock, urls, logger, key, unknowns },
    random: random.fork('coinbase streams'),
    ...(options.streams === undefined ? {} : { settings: options.streams }),
    lookups: {
      order: orders.order,
      fillsOf: ({ venueOrderId }) => fills.ofOrders([venueOrderId]),
      tradingStatus: market.tradingStatus,
    },
  });

  return {
    ...{ submitOrder: execution.submitOrder, cancelOrders: execution.cancelOrders },
    ...{ amendOrder: execution.amendOrder, closePosition: execution.closePosition },
    subscribeReports: (listener) =>
      streams.subscribeReports((report) => {
        if (report.type === 'Progress') known.heard(report.progress);
        listener(report);
      }),
    ...{ balances: account.balances, positions: account.positions, openOrders: account.openOrders },
    ...{ order: account.order, findOrderByClientId: account.findOrderByClientId, fillsSince: account.fillsSince },
    ...{ fundingSince: account.fundingSince, marginSummary: account.marginSummary },
    ...{ permissions: account.permissions, fees: account.fees },
    ...{ instruments: market.instruments, quote: market.quote, candles: market.candles, venueTime: market.venueTime },
    ...{ subscribeQuotes: streams.subscribeQuotes, subscribeMarket: streams.subscribeMarket },
    async start() {
      await market.venueTime();
    },
    preflight: (request) => preflight({ rest, key, serverClock, venueTime: market.venueTime, account }, request),
    refreshCredentials(fresh) {
      key.replace(fresh);
      scopes.forget();
    },
    close() {
      streams.close();
      rest.close();
    },
  };
}
