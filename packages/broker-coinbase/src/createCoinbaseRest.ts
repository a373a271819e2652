import type { CoinbaseMarketDataOptions } from './coinbaseOptions';
import type { CoinbaseCredentials } from './auth/credentials';
import { createRestParts } from './restParts';
import type { RestClient } from './transport/restClient';

export interface CoinbaseRestOptions extends CoinbaseMarketDataOptions {
  /** Default: public questions only. */
  readonly credentials?: CoinbaseCredentials;
}

/** For questions that the ports do not ask: `previewOrder(createCoinbaseRest(options), …)`. @throws ConfigError InvalidConfig */
export const createCoinbaseRest = (options: CoinbaseRestOptions): RestClient =>
  createRestParts(options, options.credentials).rest;
