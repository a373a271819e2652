import type { Signal, StrategyContext } from '@bot/core';
import type { StateInSight } from '../state/engineState';

/** Every strategy's opinion on what was just sampled. A stop that was hit is not put to a vote. */
export function askStrategies(
  state: StateInSight,
  context: StrategyContext,
  stop: readonly Signal[],
): readonly Signal[] {
  if (stop.length > 0) return stop;
  const memories = state.view.memories.get(context.instrument.instrumentId);
  const signals: Signal[] = [];
  for (const strategy of state.strategies) {
    const memory = memories?.get(strategy.strategyId);
    const signal = memory === undefined ? null : strategy.decide(memory, context);
    if (signal !== null) signals.push(signal);
  }
  return signals;
}
