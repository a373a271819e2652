import { notionalOf, priceOf, quantityOf, ratioOf, type Instrument, type InstrumentId, type Price } from '@bot/core';

/** Smallest order, largest order and smallest value; decimal text. */
interface Sizes {
  readonly min: string;
  readonly max: string;
  readonly minNotional: string;
}

const DEFAULT_SIZES: Sizes = { min: '0.00000001', max: '1000000', minNotional: '1' };

const spot = (base: string, quote: string, sizes: Sizes): Instrument => ({
  instrumentId: `${base}-${quote}`,
  kind: 'Spot',
  baseCurrency: base,
  quoteCurrency: quote,
  tickSize: priceOf('0.01'),
  lotSize: quantityOf('0.00000001'),
  minQuantity: quantityOf(sizes.min),
  maxQuantity: quantityOf(sizes.max),
  minNotional: notionalOf(sizes.minNotional),
  contractSize: ratioOf('1'),
  initialMarginRate: ratioOf('1'),
  maintenanceMarginRate: ratioOf('1'),
});

const perpetual = (base: string, tickSize: string, sizes: Sizes): Instrument => ({
  ...spot(base, 'USD', sizes),
  instrumentId: `${base}-PERP`,
  kind: 'Perpetual',
  tickSize: priceOf(tickSize),
  lotSize: quantityOf('0.0001'),
  initialMarginRate: ratioOf('0.1'),
  maintenanceMarginRate: ratioOf('0.05'),
});

/**
 * What the simulated exchange trades. Spot figures of BTC-USD as the products endpoint of Coinbase gave them in April 2026;
 * the largest sizes of ETH and SOL and the margin rates are assumed. The perpetuals follow the steps of Coinbase's
 * international perpetuals, but settle in USD; one contract is one coin.
 */
export const instrumentTable: readonly Instrument[] = [
  spot('BTC', 'USD', { min: '0.00000001', max: '3400', minNotional: '1' }),
  spot('ETH', 'USD', { min: '0.00000001', max: '49000', minNotional: '1' }),
  spot('SOL', 'USD', { min: '0.00000001', max: '680000', minNotional: '1' }),
  perpetual('BTC', '0.1', { min: '0.0001', max: '3400', minNotional: '10' }),
  perpetual('ETH', '0.01', { min: '0.0001', max: '50000', minNotional: '10' }),
];

const startPrices: Readonly<Record<string, Price>> = {
  BTC: priceOf('50000'),
  ETH: priceOf('3000'),
  SOL: priceOf('100'),
};
const OTHER_START_PRICE = priceOf('100');

/** The instrument of the table, or a spot instrument for any other `BASE-QUOTE`; null for what is neither. */
export function instrumentFor(instrumentId: InstrumentId): Instrument | null {
  const listed = instrumentTable.find((instrument) => instrument.instrumentId === instrumentId);
  if (listed !== undefined) return listed;
  const [, base, quote] = /^([A-Z0-9]+)-([A-Z0-9]+)$/.exec(instrumentId) ?? [];
  return base === undefined || quote === undefined || quote === 'PERP' ? null : spot(base, quote, DEFAULT_SIZES);
}

/** Where a market starts when nothing else is said: 50,000 for BTC, 3,000 for ETH, 100 for the rest. */
export const startPriceOf = (instrument: Instrument): Price =>
  startPrices[instrument.baseCurrency] ?? OTHER_START_PRICE;
