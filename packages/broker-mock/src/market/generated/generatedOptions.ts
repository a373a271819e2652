import { priceOf, type Instrument, type InstrumentId, type Price } from '@bot/core';
import type { MarketEvent } from '../events/marketEvent';
import { startPriceOf } from '../instruments';
import { presetOf, type MarketPreset, type PresetChoice } from '../marketPresets';
import type { PriceProcess } from '../price/priceProcess';
import { wandering } from '../price/randomWalk';
import type { CrowdOptions, LivingCrowdOptions } from './livingCrowd';
import type { PremiumOptions } from './premium';
import type { Correlation } from './shocks';

/** Everything may be left out. */
export interface GeneratedMarketOptions {
  /** How all instruments behave. Default: normal. */
  readonly preset?: PresetChoice;
  /** How single instruments behave. */
  readonly presets?: { readonly [instrumentId: InstrumentId]: PresetChoice };
  /** First price by instrument, decimal text. Default: 50,000 for BTC, 3,000 for ETH, else 100. */
  readonly startPrices?: { readonly [instrumentId: InstrumentId]: string };
  /**
   * Why prices move, for all instruments or by instrument. Where there is no `randomWalk` in it, one with the volatility of the
   * preset comes first. A perpetual whose underlying is listed follows that instead.
   */
  readonly price?: readonly PriceProcess[] | { readonly [instrumentId: InstrumentId]: readonly PriceProcess[] };
  /** What happens at known moments. */
  readonly events?: readonly MarketEvent[];
  /** Which instruments wander together. */
  readonly correlation?: Correlation;
  /** How far perpetuals are from their underlying. */
  readonly premium?: PremiumOptions;
  /** Whether other people come and go; false: they only quote around the price, with sizes that stay. Default: true. */
  readonly crowd?: boolean | CrowdOptions;
  /** Default: 1,000 ms. */
  readonly stepMs?: number;
}

export const presetIn = ({ presets, preset }: GeneratedMarketOptions, instrumentId: InstrumentId): MarketPreset =>
  presetOf(presets?.[instrumentId] ?? preset ?? 'normal');

export function startIn({ startPrices }: GeneratedMarketOptions, instrument: Instrument): Price {
  const asked = startPrices?.[instrument.instrumentId];
  return asked === undefined ? startPriceOf(instrument) : priceOf(asked);
}

export function processesIn(options: GeneratedMarketOptions, instrumentId: InstrumentId): readonly PriceProcess[] {
  const { price = [] } = options;
  const asked = isForAll(price) ? price : (price[instrumentId] ?? []);
  if (asked.some(({ name }) => name === 'randomWalk')) return asked;
  return [wandering(presetIn(options, instrumentId).dailyVolatility), ...asked];
}

const isForAll = (price: NonNullable<GeneratedMarketOptions['price']>): price is readonly PriceProcess[] =>
  Array.isArray(price);

const DEFAULT_TAKERS_PER_MINUTE = 20;

/** null when other people only quote. */
export function crowdIn(
  options: GeneratedMarketOptions,
  instrumentId: InstrumentId,
): Pick<LivingCrowdOptions, 'takersPerMinute' | 'takerSize' | 'changesPerMinute'> | null {
  const { crowd = true } = options;
  if (crowd === false) return null;
  const usual = presetIn(options, instrumentId).takersPerMinute ?? DEFAULT_TAKERS_PER_MINUTE;
  const { takersPerMinute = usual, takerSize = '5 %', changesPerMinute = 4 } = crowd === true ? {} : crowd;
  return { takersPerMinute, takerSize, changesPerMinute };
}
