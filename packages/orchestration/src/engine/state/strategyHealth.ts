import type { InstrumentId, Strategy, StrategyId } from '@bot/core';
import type { StateInSight } from './engineState';

export const trades = ({ instrumentIds }: Strategy, instrumentId: InstrumentId): boolean =>
  instrumentIds === undefined || instrumentIds.includes(instrumentId);

/** A strategy that has failed too often in a row is not asked again until the next start. */
export const isPaused = ({ config, view }: Pick<StateInSight, 'config' | 'view'>, strategyId: StrategyId): boolean =>
  (view.strategyFailures.get(strategyId) ?? 0) >= config.strategies.pauseAfterFailures;

/** So much of an error is kept: it comes from anybody's code. */
const LONGEST_ERROR = 200;

export const errorText = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).slice(0, LONGEST_ERROR);
