import { depthOf, type DepthModel } from '../models/depthModel';

/** How a market behaves. */
export interface MarketPreset {
  /** Standard deviation of a day's change, as a fraction: 0.01 is 1 %. */
  readonly dailyVolatility: number;
  /** From best bid to best ask, in hundredths of a percent of the middle. */
  readonly spreadBps: number;
  readonly depth: DepthModel;
}

/** 1 % and 2 bps with plenty to trade; 8 % and 20 bps; 3 % and 100 bps with little to trade. */
export const marketPresets = {
  normal: { dailyVolatility: 0.01, spreadBps: 2, depth: depthOf('500000') },
  volatile: { dailyVolatility: 0.08, spreadBps: 20, depth: depthOf('50000') },
  illiquid: { dailyVolatility: 0.03, spreadBps: 100, depth: depthOf('1000') },
} as const satisfies Record<string, MarketPreset>;
export type MarketPresetName = keyof typeof marketPresets;

/** A preset by name, or one of your own. */
export type PresetChoice = MarketPresetName | MarketPreset;

export const presetOf = (choice: PresetChoice): MarketPreset =>
  typeof choice === 'string' ? marketPresets[choice] : choice;
