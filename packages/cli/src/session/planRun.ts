import { ConfigError, type BotConfig, type InstrumentId } from '@bot/core';
import { resolveConfig, type ConfigFlags, type ConfigSources, type ResolvedConfig } from '@bot/orchestration';
import { DEFAULT_SEED, type MarketRequest } from '../market/marketRequest';
import { recordedMarket } from '../market/recordedMarket';
import { syntheticMarket } from '../market/syntheticMarket';
import type { TradedMarket } from '../market/tradedMarket';

/** What will run, read and checked to the end; nothing has been started or written. */
export interface RunPlan {
  readonly config: BotConfig;
  readonly market: TradedMarket;
  readonly seed: string;
}

/**
 * Puts configuration and market together. Recorded data decides what is traded, unless somebody has chosen instruments.
 * @param instrumentIds what a synthetic market lists, when that was decided before; else what the bot trades
 * @throws ConfigError, MarketDataError
 */
export function planRun(
  sources: ConfigSources,
  request: MarketRequest,
  instrumentIds?: readonly InstrumentId[],
): RunPlan {
  const resolved = resolveConfig(sources);
  const seed = request.seed ?? DEFAULT_SEED;
  const isRecorded = request.data.files.length > 0;
  const market = isRecorded
    ? recordedMarket(request.data)
    : syntheticMarket(instrumentIds ?? resolved.config.instrumentIds);
  return { config: configFor(sources, market), market, seed };
}

/** The configuration as its sources say it now, for a market that is there. @throws ConfigError */
export function configFor(sources: ConfigSources, market: TradedMarket): BotConfig {
  const resolved = resolveConfig(sources);
  const config = isChosen(resolved) ? resolved.config : tradeAll(sources, market);
  refuseUnlisted(config, market);
  return config;
}

/** Whether somebody has said which instruments to trade. */
const isChosen = ({ origins }: ResolvedConfig): boolean =>
  origins.some(({ path, origin }) => path === 'instrumentIds' && origin !== 'default' && origin !== 'profile');

function tradeAll(sources: ConfigSources, { instruments }: TradedMarket): BotConfig {
  const flags: ConfigFlags = {
    ...sources.flags,
    '--symbols': instruments.map(({ instrumentId }) => instrumentId).join(','),
  };
  return resolveConfig({ ...sources, flags }).config;
}

function refuseUnlisted({ instrumentIds }: BotConfig, { instruments }: TradedMarket): void {
  const listed = instruments.map(({ instrumentId }) => instrumentId);
  const missing = instrumentIds.filter((instrumentId) => !listed.includes(instrumentId));
  if (missing.length === 0) return;
  throw new ConfigError(
    'InvalidConfig',
    {
      happened: `The market does not hold ${missing.join(', ')}: it has ${listed.join(', ')}.`,
      botDid: 'The bot did not start.',
      toDo: 'Leave out --symbols, or name instruments of this market.',
    },
    missing.map((instrumentId) => ({ path: 'instrumentIds', problem: `${instrumentId} is not in this market` })),
  );
}
