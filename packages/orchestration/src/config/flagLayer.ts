import { configFields, type ConfigPath } from './configFields';
import type { ConfigLayer } from './configLayer';

/** The settings that have a flag of their own on the command line. */
export const configFlags = {
  '--symbols': { path: 'instrumentIds', meaning: 'instruments to trade: BTC-USD,ETH-USD' },
  '--interval': { path: 'cycleIntervalMs', meaning: 'milliseconds between two looks at the market' },
  '--strategies': { path: 'strategies.list', meaning: 'kinds, such as MovingAverageCrossover,MeanReversion, or JSON' },
  '--aggregation': { path: 'strategies.aggregation', meaning: 'where they disagree: priority, vote, confidence, net' },
  '--strategy-short': { path: 'strategy.shortWindow', meaning: 'samples in the short moving average' },
  '--strategy-long': { path: 'strategy.longWindow', meaning: 'samples in the long moving average' },
  '--trailing-stop': { path: 'strategy.trailingStop', meaning: 'distance of the trailing stop: 0.01 is 1 %' },
  '--max-position': { path: 'strategy.maxPositionUsd', meaning: 'an entry is never worth more USD' },
  '--max-trade-value': { path: 'limits.maxTradeValueUsd', meaning: 'one order may not be worth more USD, or none' },
  '--position-caps': { path: 'limits.positionCaps', meaning: 'caps per instrument: BTC-USD=0.05,ETH-USD=1' },
  '--daily-loss-limit': { path: 'limits.dailyLossLimitUsd', meaning: 'USD lost in a day until reduce-only, or none' },
  '--leverage': { path: 'limits.maxLeverage', meaning: 'notional over equity may not be more' },
  '--reduce-only': { path: 'limits.reduceOnly', meaning: 'true: no new positions' },
  '--tif': { path: 'timeInForce', meaning: 'GTC, IOC or FOK' },
} as const satisfies Record<string, { path: ConfigPath; meaning: string }>;

export type ConfigFlag = keyof typeof configFlags;
/** The flags that were given, as text. */
export type ConfigFlags = { readonly [Flag in ConfigFlag]?: string | undefined };

export function flagLayer(flags: ConfigFlags): ConfigLayer {
  const settings = (Object.keys(configFlags) as ConfigFlag[]).flatMap((flag) => {
    const text = flags[flag];
    const { path } = configFlags[flag];
    return text === undefined
      ? []
      : [{ path, raw: configFields[path].fromText(text), origin: 'flag' as const, from: flag }];
  });
  return { settings, issues: [] };
}
