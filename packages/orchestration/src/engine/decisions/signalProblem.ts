import { exceeds, isNegative, isPositive, one, type InstrumentId, type Signal, type Strategy } from '@bot/core';

const actions: readonly string[] = ['Buy', 'Sell', 'Close'] satisfies Signal['action'][];

/** What is wrong with a signal, which may come from anybody's code; null when it can be followed. */
export function signalProblem(
  { strategyId, instrumentId, action, confidence, targetNotional }: Signal,
  strategy: Pick<Strategy, 'strategyId'>,
  asked: InstrumentId,
): string | null {
  if (strategyId !== strategy.strategyId) return `it signs as ${strategyId}`;
  if (instrumentId !== asked) return `it was asked about ${asked} and speaks of ${instrumentId}`;
  if (!actions.includes(action)) return `it says ${String(action)}`;
  if (isNegative(confidence) || exceeds(confidence, one)) return 'its confidence is not between 0 and 1';
  const needsNotional = action !== 'Close';
  if (needsNotional && (targetNotional === null || !isPositive(targetNotional))) return `it wants to ${action} nothing`;
  return null;
}
