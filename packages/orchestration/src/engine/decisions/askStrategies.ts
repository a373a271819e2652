import type { Signal, StrategyContext } from '@bot/core';
import type { StateInSight } from '../state/engineState';

/** Every strategy's opinion on what was just sampled. */
export function askStrategies({ strategies, view }: StateInSight, context: StrategyContext): readonly Signal[] {
  const memories = view.memories.get(context.instrument.instrumentId);
  return strategies.flatMap((strategy) => {
    const memory = memories?.get(strategy.strategyId);
    return memory === undefined ? [] : (strategy.decide(memory, context) ?? []);
  });
}
