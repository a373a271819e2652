import { assert } from '@bot/core';

/** A price and what stands there, in ticks and lots, best first. */
export type DepthLevel = readonly [ticks: number, lots: number];

/**
 * What a market order pays beyond the middle, in hundredths of a percent, when it walks the levels that are seen. Worked example:
 * middle 100, asks 2 lots at 101 and 2 at 103: buying 3 pays 101, 101, 103, on average 101.67, which is 166.67 bps.
 * null when there is not so much. Bias: nobody withdraws while it trades, nobody comes, and nothing is hidden.
 */
export function slippageBps(levels: readonly DepthLevel[], midTicks: number, lots: number): number | null {
  assert(midTicks > 0 && lots > 0, 'slippage is that of some lots at a price above zero');
  let left = lots;
  let paid = 0;
  for (const [ticks, there] of levels) {
    const taken = Math.min(left, there);
    paid += taken * ticks;
    left -= taken;
    if (left === 0) return (Math.abs(paid / lots - midTicks) / midTicks) * 10_000;
  }
  return null;
}
