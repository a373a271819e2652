import { depthOf, type DepthModel } from '../models/depthModel';

/** How a market behaves. */
export interface MarketPreset {
  /** Standard deviation of a day's change, as a fraction: 0.01 is 1 %. */
  readonly dailyVolatility: number;
  /** From best bid to best ask, in hundredths of a percent of the middle. */
  readonly spreadBps: number;
  readonly depth: DepthModel;
  /** Market orders of other people, in a market where they take. Default: 20. */
  readonly takersPerMinute?: number;
}

/**
 * 1 % and 2 bps with plenty to trade; 8 % and 20 bps; 3 % and 100 bps with little to trade. How often people take is assumed.
 * Bias: a real market is not of one kind all day.
 */
export const marketPresets = {
  normal: { dailyVolatility: 0.01, spreadBps: 2, depth: depthOf('500000'), takersPerMinute: 30 },
  volatile: { dailyVolatility: 0.08, spreadBps: 20, depth: depthOf('50000'), takersPerMinute: 60 },
  illiquid: { dailyVolatility: 0.03, spreadBps: 100, depth: depthOf('1000'), takersPerMinute: 2 },
} as const satisfies Record<string, MarketPreset>;
export type MarketPresetName = keyof typeof marketPresets;

/** A preset by name, or one of your own. */
export type PresetChoice = MarketPresetName | MarketPreset;

export const presetOf = (choice: PresetChoice): MarketPreset =>
  typeof choice === 'string' ? marketPresets[choice] : choice;
