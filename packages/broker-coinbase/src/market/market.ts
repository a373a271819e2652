import {
  isPositive,
  type Candle,
  type CandleQuery,
  type Clock,
  type EpochMs,
  type Instrument,
  type InstrumentId,
  type Logger,
  type MarketDataClient,
  type Quote,
  type TradingStatus,
} from '@bot/core';
import { measureClock } from '../auth/measureClock';
import type { ServerClock } from '../auth/serverClock';
import { getCandles, granularities } from '../endpoints/getCandles';
import { getProduct } from '../endpoints/getProduct';
import { getProductBook } from '../endpoints/getProductBook';
import { listProducts, productSchema, type ProductsQuery } from '../endpoints/listProducts';
import { priceFrom, quantityFrom } from '../mapping/decimals';
import { MalformedAnswer } from '../mapping/malformedAnswer';
import { productFrom, tradingStatusOf, type Product } from '../mapping/products';
import { timeOrNull } from '../mapping/times';
import type { UnknownValues } from '../mapping/unknownValues';
import { failure, reading } from '../transport/failures';
import type { RestClient } from '../transport/restClient';
import { candleFrom, granularityFor, joined } from './candleWindows';
import { createProducts, type Products } from './products';

export interface MarketOptions {
  readonly rest: RestClient;
  readonly serverClock: ServerClock;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly unknowns: UnknownValues;
}

export interface Market extends Omit<MarketDataClient, 'subscribeQuotes' | 'subscribeMarket'> {
  readonly products: Products;
  /** What the product takes now. @throws BrokerError */
  tradingStatus(instrumentId: InstrumentId): Promise<TradingStatus>;
}

/** Perpetuals are listed only when they are asked for. */
const KINDS: readonly ProductsQuery[] = [
  { product_type: 'SPOT' },
  { product_type: 'FUTURE' },
  { product_type: 'FUTURE', contract_expiry_type: 'PERPETUAL' },
];
/** Candles in one question; the venue takes 350, and took 300 before. */
const CANDLES_AT_ONCE = 300;
/** Intervals without a trade have no candle: so many more windows are looked through, and no more. */
const SPARE_WINDOWS = 3;

/** Prices and products: public, without a key. */
export function createMarket({ rest, serverClock, clock, logger, unknowns }: MarketOptions): Market {
  async function one(instrumentId: InstrumentId): Promise<Product | null> {
    const wire = await getProduct(rest, instrumentId);
    return reading('instruments', () => productFrom(wire));
  }

  async function every(): Promise<readonly Product[]> {
    const lists = await Promise.all(KINDS.map((query) => listProducts(rest, query)));
    return lists.flat().flatMap((wire) => readable(wire));
  }

  /** One product that makes no sense is left out, and told of; whoever wants it is told that it is not listed. */
  function readable(wire: unknown): readonly Product[] {
    const name = String((Object(wire) as { product_id?: unknown }).product_id);
    const parsed = productSchema.safeParse(wire);
    if (!parsed.success) {
      unknowns.note('product', `${name} is not of the form that was expected`);
      return [];
    }
    try {
      const product = reading('instruments', () => productFrom(parsed.data));
      return product === null ? [] : [product];
    } catch (error) {
      unknowns.note('product', `${name}: ${String(error)}`);
      return [];
    }
  }

  const products = createProducts({ one, every });

  async function quote(instrumentId: InstrumentId): Promise<Quote> {
    const { bids, asks, time } = await getProductBook(rest, instrumentId, 1);
    return reading('quote', () => {
      const [bid, ask] = [bids[0], asks[0]];
      if (bid === undefined || ask === undefined) {
        throw failure('VenueUnavailable', 'quote', `quote: ${instrumentId} has no bid or no ask at present.`);
      }
      const quoted = {
        instrumentId,
        bid: priceFrom(bid.price, 'bid'),
        ask: priceFrom(ask.price, 'ask'),
        bidSize: quantityFrom(bid.size, 'bid size'),
        askSize: quantityFrom(ask.size, 'ask size'),
        at: timeOrNull(time, 'time') ?? serverClock.now(),
      };
      if (!isPositive(quoted.bid) || !isPositive(quoted.ask)) throw new MalformedAnswer('a price is not above zero');
      return quoted;
    });
  }

  async function candles({ instrumentId, durationMs, count }: CandleQuery): Promise<readonly Candle[]> {
    const unitMs = granularityFor(durationMs);
    const granularity = unitMs === null ? undefined : granularities[unitMs];
    if (unitMs === null || granularity === undefined) {
      throw failure('InvalidRequest', 'candles', `candles: Coinbase has none that make up ${durationMs} ms.`);
    }
    const closedAt = Math.floor(serverClock.now() / durationMs) * durationMs;
    const perCandle = durationMs / unitMs;
    // Whole ones only: half of a longer candle would be another candle.
    const limit = Math.max(1, Math.floor(CANDLES_AT_ONCE / perCandle)) * perCandle;
    const windows = Math.ceil((count * perCandle) / limit) + SPARE_WINDOWS;
    const found = new Map<EpochMs, Candle>();
    let longer: readonly Candle[] = [];
    for (let window = 0, end = closedAt; window < windows && longer.length < count; window++) {
      const start = end - limit * unitMs;
      // Both ends are included, and the one at the end is not closed, or was read before.
      const query = { start: start / 1_000, end: (end - unitMs) / 1_000, granularity, limit };
      const wires = await getCandles(rest, instrumentId, query);
      for (const candle of reading('candles', () => wires.map((wire) => candleFrom(wire, instrumentId, unitMs)))) {
        if (candle.openedAt < closedAt) found.set(candle.openedAt, candle);
      }
      longer = joined(
        [...found.values()].sort((a, b) => a.openedAt - b.openedAt),
        durationMs,
      );
      end = start;
    }
    return longer.slice(-count);
  }

  return {
    products,
    async instruments(): Promise<readonly Instrument[]> {
      const all = await every();
      products.learnAll(all);
      logger.debug({ products: all.length }, 'Coinbase listed its products.');
      return [...new Map(all.map(({ instrument }) => [instrument.instrumentId, instrument])).values()];
    },
    quote,
    candles,
    venueTime: () => measureClock(rest, clock, serverClock),
    async tradingStatus(instrumentId) {
      return tradingStatusOf(await getProduct(rest, instrumentId));
    },
  };
}
