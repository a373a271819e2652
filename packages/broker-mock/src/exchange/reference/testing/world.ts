import { notionalOf, priceOf, quantityOf, ratioOf, type Instrument } from '@bot/core';
import { tieredFees } from '../../../models/feeModel';
import type { VenueSetup } from '../../venueState';
import type { NaiveListing, NaiveSetup } from '../naiveVenue';

/** Three spot markets that share two coins and their money, and two perpetuals. */
const spot: Instrument = {
  instrumentId: 'X-USD',
  kind: 'Spot',
  baseCurrency: 'X',
  quoteCurrency: 'USD',
  tickSize: priceOf('0.01'),
  lotSize: quantityOf('0.001'),
  minQuantity: quantityOf('0.002'),
  maxQuantity: quantityOf('0.025'),
  minNotional: notionalOf('0.003'),
  contractSize: ratioOf('1'),
  initialMarginRate: ratioOf('1'),
  maintenanceMarginRate: ratioOf('1'),
};
/** Its steps are so small that fees have to be cut. */
const small: Instrument = {
  ...spot,
  instrumentId: 'Y-USD',
  baseCurrency: 'Y',
  tickSize: priceOf('0.00000001'),
  lotSize: quantityOf('0.00000001'),
  minQuantity: quantityOf('0.00000001'),
  maxQuantity: quantityOf('1'),
  minNotional: notionalOf('0'),
};
const paidInCoins: Instrument = {
  ...spot,
  instrumentId: 'Y-X',
  baseCurrency: 'Y',
  quoteCurrency: 'X',
  tickSize: priceOf('0.001'),
  minQuantity: quantityOf('0.001'),
  minNotional: notionalOf('0'),
};
const perpetual: Instrument = {
  ...spot,
  instrumentId: 'X-PERP',
  kind: 'Perpetual',
  tickSize: priceOf('0.5'),
  minQuantity: quantityOf('0.001'),
  maxQuantity: quantityOf('0.1'),
  minNotional: notionalOf('0'),
  contractSize: ratioOf('0.1'),
  initialMarginRate: ratioOf('0.1'),
  maintenanceMarginRate: ratioOf('0.05'),
};
const slow: Instrument = {
  ...perpetual,
  instrumentId: 'Y-PERP',
  baseCurrency: 'Y',
  tickSize: priceOf('0.01'),
  lotSize: quantityOf('1'),
  minQuantity: quantityOf('1'),
  maxQuantity: quantityOf('40'),
  contractSize: ratioOf('0.01'),
  initialMarginRate: ratioOf('0.05'),
  maintenanceMarginRate: ratioOf('0.03'),
};

const feeTiers = [
  { from: '0', maker: '0.006', taker: '0.012' },
  { from: '0.05', maker: '0.004', taker: '0.006' },
  { from: '0.2', maker: '0', taker: '0.0025' },
] as const;

/** For the venue. */
export const setupOf = (cancelDelayMs: number): VenueSetup => ({
  instruments: [spot, small, paidInCoins, perpetual, slow],
  feeModel: tieredFees(
    feeTiers.map(({ from, maker, taker }) => ({
      from: notionalOf(from),
      rates: { maker: ratioOf(maker), taker: ratioOf(taker) },
    })),
  ),
  cancelDelayMs,
  rules: {
    'X-USD': { priceBandBps: 600, maxOpenOrders: 2 },
    'X-PERP': {
      priceBandBps: 700,
      maxLeverage: 8,
      marginTiers: [
        { fromNotional: '0', initial: '0.1', maintenance: '0.05' },
        { fromNotional: '0.05', initial: '0.2', maintenance: '0.1' },
      ],
    },
    'Y-PERP': { fundingIntervalMs: 28_800_000 },
  },
});

/** The same, worked out by hand. */
export const naiveSetupOf = (cancelDelayMs: number): NaiveSetup => ({
  cancelDelayMs,
  feeTiers: [
    { from: 0n, maker: 6_000, taker: 12_000 },
    { from: 50_000_000_000_000_000n, maker: 4_000, taker: 6_000 },
    { from: 200_000_000_000_000_000n, maker: 0, taker: 2_500 },
  ],
  listings: [
    {
      ...spotListing,
      instrumentId: 'X-USD',
      base: 'X',
      quote: 'USD',
      value: 10_000_000_000_000n,
      lot: 1_000_000_000_000_000n,
      minLots: 2,
      maxLots: 25,
      minValue: 3_000_000_000_000_000n,
      bandBps: 600,
      maxOpenOrders: 2,
    },
    { ...spotListing, instrumentId: 'Y-USD', base: 'Y', quote: 'USD', value: 100n, lot: 10_000_000_000n, maxLots: 1e8 },
    {
      ...spotListing,
      instrumentId: 'Y-X',
      base: 'Y',
      quote: 'X',
      value: 1_000_000_000_000n,
      lot: 1_000_000_000_000_000n,
      maxLots: 25,
    },
    {
      ...spotListing,
      instrumentId: 'X-PERP',
      isPerpetual: true,
      base: 'X',
      quote: 'USD',
      value: 50_000_000_000_000n,
      lot: 1_000_000_000_000_000n,
      maxLots: 100,
      bandBps: 700,
      maxLeverage: 8,
      tiers: [
        { from: 0n, initial: 100_000n, maintenance: 50_000n },
        { from: 50_000_000_000_000_000n, initial: 200_000n, maintenance: 100_000n },
      ],
    },
    {
      ...spotListing,
      instrumentId: 'Y-PERP',
      isPerpetual: true,
      base: 'Y',
      quote: 'USD',
      value: 100_000_000_000_000n,
      lot: 1_000_000_000_000_000_000n,
      maxLots: 40,
      maxLeverage: 20,
      tiers: [{ from: 0n, initial: 50_000n, maintenance: 30_000n }],
      fundingEveryMs: 28_800_000,
    },
  ],
});

const spotListing: Pick<
  NaiveListing,
  'isPerpetual' | 'minLots' | 'minValue' | 'bandBps' | 'maxOpenOrders' | 'maxLeverage' | 'tiers' | 'fundingEveryMs'
> = {
  isPerpetual: false,
  minLots: 1,
  minValue: 0n,
  bandBps: 5_000,
  maxOpenOrders: 500,
  maxLeverage: 1,
  tiers: [],
  fundingEveryMs: 3_600_000,
};
