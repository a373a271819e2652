import { assert, atLeast, notionalOf, ratioOf, type FeeRates, type Notional } from '@bot/core';

/** The rates for an account that traded `volume30d` in the last thirty days. */
export type FeeModel = (volume30d: Notional) => FeeRates;

export interface FeeTier {
  /** Traded value of thirty days, in quote currency, from which the tier applies. */
  readonly from: Notional;
  readonly rates: FeeRates;
}

const tier = (from: string, maker: string, taker: string): FeeTier => ({
  from: notionalOf(from),
  rates: { maker: ratioOf(maker), taker: ratioOf(taker) },
});

/**
 * Coinbase Advanced Trade, spot, lowest first. The first row is the tier that its transaction summary reported in 2026
 * (maker 0.6 %, taker 1.2 %); the others are an older schedule that was published up to 2025, so take them as an example.
 */
export const coinbaseFeeTiers: readonly FeeTier[] = [
  tier('0', '0.006', '0.012'),
  tier('10000', '0.0025', '0.004'),
  tier('50000', '0.0015', '0.0025'),
  tier('100000', '0.001', '0.002'),
  tier('1000000', '0.0008', '0.0018'),
  tier('15000000', '0.0006', '0.0016'),
  tier('75000000', '0.0003', '0.0012'),
  tier('250000000', '0', '0.0008'),
  tier('400000000', '0', '0.0005'),
];

/** The lowest tier of Coinbase, whatever was traded. The default of the simulated exchange. */
export const coinbaseLowestTier: FeeModel = fixedFees({ maker: '0.006', taker: '0.012' });

/** The same rates for everybody. Decimal text: `fixedFees({ maker: '0.001', taker: '0.002' })`. */
export function fixedFees(rates: { readonly maker: string; readonly taker: string }): FeeModel {
  const fixed: FeeRates = { maker: ratioOf(rates.maker), taker: ratioOf(rates.taker) };
  return () => fixed;
}

/** The highest tier that the volume reaches. Worked example: 60,000 in the table above pays maker 0.15 %, taker 0.25 %. */
export function tieredFees(tiers: readonly FeeTier[] = coinbaseFeeTiers): FeeModel {
  const [lowest] = tiers;
  assert(lowest !== undefined, 'a fee table has at least one tier');
  const highestFirst = [...tiers].reverse();
  return (volume30d) => (highestFirst.find(({ from }) => atLeast(volume30d, from)) ?? lowest).rates;
}
