import { noMetrics, silentLogger, type Logger, type Metrics } from '@bot/core';
import { createApiKey, type ApiKey } from './auth/apiKey';
import type { CoinbaseCredentials } from './auth/credentials';
import { measureClock } from './auth/measureClock';
import { createServerClock, type ServerClock } from './auth/serverClock';
import type { CoinbaseMarketDataOptions } from './coinbaseOptions';
import { coinbaseUrls, type CoinbaseUrls } from './coinbaseUrls';
import { createUnknownValues, type UnknownValues } from './mapping/unknownValues';
import { createRateLimiter } from './transport/rateLimiter';
import { createRestClient, type RestClient } from './transport/restClient';

/** What everything that makes requests stands on. */
export interface RestParts {
  readonly rest: RestClient;
  readonly key: ApiKey | null;
  readonly serverClock: ServerClock;
  readonly urls: CoinbaseUrls;
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly unknowns: UnknownValues;
}

const DEFAULT_DEADLINE_MS = 10_000;
const PRIVATE_PER_SECOND = 30;
const PUBLIC_PER_SECOND = 10;
/** After a refusal the clock is asked for, unless it was so lately. */
const CLOCK_IS_FRESH_MS = 60_000;

/** @throws ConfigError InvalidConfig for credentials that cannot be used */
export function createRestParts(options: CoinbaseMarketDataOptions, credentials?: CoinbaseCredentials): RestParts {
  const { wire, clock, random, urls = coinbaseUrls, logger = silentLogger, metrics = noMetrics } = options;
  const { deadlineMs = DEFAULT_DEADLINE_MS, limits = {} } = options;
  const serverClock = createServerClock(clock, logger);
  const nonces = random.fork('coinbase nonces');
  const key =
    credentials === undefined ? null : createApiKey({ credentials, random: nonces, now: () => serverClock.now() });

  async function checkClock(): Promise<void> {
    if (serverClock.measuredAgoMs() < CLOCK_IS_FRESH_MS) return;
    await measureClock(rest, clock, serverClock).catch((error: unknown) => {
      logger.warn({ error: String(error) }, 'A token was refused, and the clock of Coinbase cannot be asked for.');
    });
  }

  const rest = createRestClient({
    ...{ wire, clock, key, deadlineMs, checkClock, metrics },
    url: urls.rest,
    limiters: {
      signed: createRateLimiter(clock, limits.privatePerSecond ?? PRIVATE_PER_SECOND),
      public: createRateLimiter(clock, limits.publicPerSecond ?? PUBLIC_PER_SECOND),
    },
  });
  return { rest, key, serverClock, urls, logger, metrics, unknowns: createUnknownValues(logger) };
}
