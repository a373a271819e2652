import type { JsonValue, Quote, Strategy, StrategyId } from '@bot/core';
import type { Decision } from '../decision';
import type { EngineState } from '../state/engineState';
import { errorText, isPaused, trades } from '../state/strategyHealth';
import { equityNow, isJudged } from '../state/valuation';

/** These strategies take the sample in. One that throws forgets what it knew: nobody can say what that is worth. */
export function rememberSample(state: EngineState, quote: Quote, strategies: readonly Strategy[]): void {
  const { view } = state;
  const { instrumentId } = quote;
  const memories = view.memories.get(instrumentId) ?? new Map<StrategyId, JsonValue>();
  view.memories.set(instrumentId, memories);
  if (view.stumbles.size > 0) view.stumbles.clear();
  for (const strategy of strategies) {
    const { strategyId } = strategy;
    if (!trades(strategy, instrumentId) || isPaused(state, strategyId)) continue;
    try {
      const memory = memories.get(strategyId) ?? strategy.initialMemory(instrumentId);
      memories.set(strategyId, strategy.observe(memory, quote));
    } catch (error) {
      memories.delete(strategyId);
      view.stumbles.set(strategyId, errorText(error));
    }
  }
}

/** Failures are counted as long as they follow one another: a strategy that was asked and did not fail is well again. */
export function noteFailures(state: EngineState, quote: Quote, { events }: Decision): void {
  const { strategyFailures } = state.view;
  if (events.length === 0 && strategyFailures.size === 0) return;
  const failed = new Set(events.flatMap(({ type, payload }) => (type === 'StrategyFailed' ? payload.strategyId : [])));
  if (strategyFailures.size > 0 && isJudged(state, quote) && equityNow(state) !== null) {
    for (const strategy of state.strategies) {
      const { strategyId } = strategy;
      const wasAsked = trades(strategy, quote.instrumentId) && !isPaused(state, strategyId);
      if (wasAsked && !failed.has(strategyId)) strategyFailures.delete(strategyId);
    }
  }
  for (const strategyId of failed) strategyFailures.set(strategyId, (strategyFailures.get(strategyId) ?? 0) + 1);
}
