import { createCoinbaseMarketData, createNodeWire, type CoinbaseUrls } from '@bot/broker-coinbase';
import { tieredFees, type FeeModel } from '@bot/broker-mock';
import { ConfigError, isBrokerError, notionalOf, type Clock, type InstrumentId, type Logger } from '@bot/core';
import { createRandom } from '@bot/simulation';
import { CliError } from '../errors/cliError';
import type { TradedMarket } from '../market/tradedMarket';
import { createLiveMarket } from './liveMarket';

/** Prices of Coinbase for the embedded exchange. */
export interface LivePrices {
  readonly market: TradedMarket;
  close(): Promise<void>;
}

export interface LivePricesRequest {
  readonly urls: CoinbaseUrls;
  readonly instrumentIds: readonly InstrumentId[];
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Until every instrument has a book. */
const PATIENCE_MS = 30_000;

/** Asks for the products, and listens until their books are there. Needs no key. @throws CliError VenueNotReady, ConfigError */
export async function openLivePrices({ urls, instrumentIds, clock, logger }: LivePricesRequest): Promise<LivePrices> {
  const wire = createNodeWire();
  const data = createCoinbaseMarketData({ wire, clock, urls, logger, random: createRandom(String(clock.now())) });
  const close = async (): Promise<void> => {
    data.close();
    await wire.close();
  };
  try {
    const listed = await data.instruments();
    const instruments = listed.filter(({ instrumentId }) => instrumentIds.includes(instrumentId));
    const missing = instrumentIds.filter((wanted) => !instruments.some(({ instrumentId }) => instrumentId === wanted));
    if (missing.length > 0) throw unlisted(missing);
    const { promise: ready, resolve, reject } = Promise.withResolvers<void>();
    const cancel = clock.setTimer(PATIENCE_MS, () => reject(notReady('its books did not come in time')));
    const live = createLiveMarket(instruments, clock, resolve);
    data.subscribeMarket({ channels: ['Level2', 'Trades', 'Status', 'Heartbeats'], instrumentIds }, live.hear);
    await ready;
    cancel();
    const market = { kind: 'live', instruments, source: live.source, startAt: clock.now(), endsAt: null } as const;
    return { market, close };
  } catch (error) {
    await close();
    throw isBrokerError(error) ? notReady(error.message) : error;
  }
}

/** The rates of the tier of an account with this volume; without one the worst. */
export const feesOf = (volume: string | undefined): FeeModel => {
  const rates = tieredFees()(notionalOf(volume ?? '0'));
  return () => rates;
};

const notReady = (problem: string): CliError =>
  new CliError('VenueNotReady', {
    happened: `There are no live prices: ${problem}`,
    botDid: 'Nothing was started.',
    toDo: 'Look whether Coinbase can be reached, and run the command again.',
  });

const unlisted = (missing: readonly InstrumentId[]): ConfigError =>
  new ConfigError(
    'InvalidConfig',
    {
      happened: `Coinbase does not list ${missing.join(', ')}.`,
      botDid: 'The bot did not start.',
      toDo: 'Name products such as BTC-USD with --symbols.',
    },
    missing.map((instrumentId) => ({ path: 'instrumentIds', problem: `Coinbase does not list ${instrumentId}` })),
  );
