import {
  add,
  one,
  priceOf,
  ratioOf,
  scale,
  subtract,
  toText,
  type Candle,
  type InstrumentId,
  type Mark,
  type Quote,
} from '@bot/core';
import { decimalText } from '../text/decimalText';
import type { World } from '../world/world';

/** Decimal text. */
export interface MarketContextOptions {
  /** Default: BTC-USD. */
  readonly instrumentId?: InstrumentId;
  /** Where the market ends. Default: 50,000. */
  readonly price?: string;
  /** From the lowest price of the last half hour to the highest, as a fraction of the price. Default: 0.02. */
  readonly volatility?: string;
}

/** What the venue says of a market after half an hour in it. */
export interface MarketContext {
  readonly quote: Quote;
  readonly mark: Mark;
  /** Of one minute each, oldest first. */
  readonly candles: readonly Candle[];
}

/** What somebody trades in either direction at each turn, so that there is volume. */
const TRADED = '1';

/**
 * Lets the market of the true venue go up, down and back for half an hour while others trade in it, and gives what the venue then
 * says. Worked example: at 50,000 and 0.02 the price goes to 50,500, to 49,500 and back.
 * @throws FixtureError NotDecimalText, also for a JavaScript number
 */
export async function realisticMarketContext(
  world: World,
  { instrumentId = 'BTC-USD', price = '50000', volatility = '0.02' }: MarketContextOptions = {},
): Promise<MarketContext> {
  const { venue } = world;
  const market = venue.market(instrumentId);
  const middle = priceOf(decimalText(price, 'price'));
  const half = scale(ratioOf(decimalText(volatility, 'volatility')), ratioOf('0.5'));
  const turns = [scale(middle, add(one, half)), scale(middle, subtract(one, half)), middle].map(toText);
  let from = price;
  for (const turn of turns) {
    await market.path(`${from} → ${turn} over 10m`);
    market.take('Buy', TRADED);
    market.take('Sell', TRADED);
    from = turn;
  }
  await world.advance('1m');
  const candles = await world.run(() => venue.broker.candles({ instrumentId, durationMs: 60_000, count: 30 }));
  return { quote: venue.truth.quote(instrumentId), mark: venue.truth.mark(instrumentId), candles };
}
