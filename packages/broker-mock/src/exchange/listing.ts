import {
  fundingIntervalOf,
  notionalFor,
  notionalOf,
  ratioOf,
  toSteps,
  toUnits,
  type Instrument,
  type Ratio,
} from '@bot/core';
import { PPM, unitsOf, type Units } from './units';

/** Margin from a value of position on, in decimal text: `initial: '0.1'` is 10 %. */
export interface MarginTier {
  readonly fromNotional: string;
  readonly initial: string;
  readonly maintenance: string;
}

/** Margin outside the day's window; the same for every size. Decimal text. */
export interface OvernightMargin {
  /** The day's window in UTC, from the first hour to before the second. */
  readonly dayHours: readonly [from: number, to: number];
  readonly long: { readonly initial: string; readonly maintenance: string };
  readonly short: { readonly initial: string; readonly maintenance: string };
}

/** What the venue asks of orders and positions in one instrument, beyond the instrument itself. Everything may be left out. */
export interface InstrumentRules {
  /** How far a buy may be above the mark, or a sell below it. Default: 5,000 bps. null: anywhere. */
  readonly priceBandBps?: number | null;
  /** Of one account. Default: 500. */
  readonly maxOpenOrders?: number;
  /** Perpetuals. Default: 1 ÷ the initial margin rate of the instrument. */
  readonly maxLeverage?: number;
  /** Perpetuals, lowest first. Default: the rates of the instrument for every size. */
  readonly marginTiers?: readonly MarginTier[];
  /** Perpetuals. Default: the same margins at night. */
  readonly overnight?: OvernightMargin;
  /** Perpetuals. Default: that of the instrument. */
  readonly fundingIntervalMs?: number;
}

/** Rates in parts per million. */
export interface TierPpm {
  readonly from: Units;
  readonly initial: number;
  readonly maintenance: number;
}

/** An instrument in whole numbers. */
export interface Listing {
  readonly instrument: Instrument;
  readonly isPerpetual: boolean;
  /** What one lot is worth at one tick. */
  readonly valueUnits: Units;
  /** Rates in parts per million and what they take of one step of value; filled as rates are met (see ledger/fees). */
  readonly feesPerStep: Map<number, Units | null>;
  /** One lot of base currency. */
  readonly lotUnits: Units;
  readonly minLots: number;
  readonly maxLots: number;
  readonly minValue: Units;
  readonly priceBandBps: number | null;
  readonly maxOpenOrders: number;
  readonly maxLeverage: number;
  /** Lowest first; at least one. */
  readonly tiers: readonly TierPpm[];
  readonly overnight: {
    readonly dayHours: readonly [from: number, to: number];
    readonly long: TierPpm;
    readonly short: TierPpm;
  } | null;
  readonly fundingIntervalMs: number;
}

const HOUR_MS = 3_600_000;

/** @throws AmountError NotAWholeStep when a tick of a lot is worth less than the venue counts, or a rate has more than 6 places */
export function listingOf(instrument: Instrument, rules: InstrumentRules = {}): Listing {
  const { tickSize, lotSize, contractSize, minQuantity, maxQuantity, minNotional } = instrument;
  const { initialMarginRate, maintenanceMarginRate } = instrument;
  const own: TierPpm = { from: 0n, initial: ppmOf(initialMarginRate), maintenance: ppmOf(maintenanceMarginRate) };
  const { overnight } = rules;
  return {
    instrument,
    isPerpetual: instrument.kind === 'Perpetual',
    valueUnits: unitsOf(notionalFor(tickSize, lotSize, contractSize)),
    feesPerStep: new Map(),
    lotUnits: unitsOf(lotSize),
    minLots: toSteps(minQuantity, lotSize),
    maxLots: toSteps(maxQuantity, lotSize),
    minValue: unitsOf(minNotional),
    priceBandBps: rules.priceBandBps === undefined ? 5_000 : rules.priceBandBps,
    maxOpenOrders: rules.maxOpenOrders ?? 500,
    maxLeverage: rules.maxLeverage ?? PPM / own.initial,
    tiers: rules.marginTiers?.map(tierOf) ?? [own],
    overnight:
      overnight === undefined
        ? null
        : {
            dayHours: overnight.dayHours,
            long: tierOf({ fromNotional: '0', ...overnight.long }),
            short: tierOf({ fromNotional: '0', ...overnight.short }),
          },
    fundingIntervalMs: rules.fundingIntervalMs ?? fundingIntervalOf(instrument) ?? HOUR_MS,
  };
}

/** Worked example: 0.6 % is 6,000. @throws AmountError NotAWholeStep for more than six places */
export const ppmOf = (rate: Ratio): number => Number(toUnits(rate, 6));

const tierOf = ({ fromNotional, initial, maintenance }: MarginTier): TierPpm => ({
  from: unitsOf(notionalOf(fromNotional)),
  initial: ppmOf(ratioOf(initial)),
  maintenance: ppmOf(ratioOf(maintenance)),
});
