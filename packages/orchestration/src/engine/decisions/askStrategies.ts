import type { Signal, StrategyContext } from '@bot/core';
import type { StateInSight } from '../state/engineState';

/** Every strategy's opinion on what was just sampled. */
export function askStrategies({ strategies, view }: StateInSight, context: StrategyContext): readonly Signal[] {
  const memories = view.memories.get(context.instrument.instrumentId);
  return strategies.flatMap((strategy) => {
    const memory = memories?.get(strategy.strategyId);
    // What it has seen nothing of it has no opinion on.
    return memory === undefined ? [] : (strategy.decide(memory, context) ?? []);
  });
}
