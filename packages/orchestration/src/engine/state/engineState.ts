import { assert, capitalShares, type BotConfig, type Ratio, type Strategy, type StrategyId } from '@bot/core';
import { createLedger, type Ledger } from './ledger';
import { reservedStrategyIds } from './strategyIds';
import { createView, type View } from './view';

/** Everything that a decision may look at. `evolve` and `observe` own it; everybody else reads. */
export interface EngineState {
  readonly config: BotConfig;
  readonly strategies: readonly Strategy[];
  /** Each strategy's part of the capital. */
  readonly capitalShares: ReadonlyMap<StrategyId, Ratio>;
  readonly ledger: Ledger;
  readonly view: View;
}

export function createEngineState(
  config: BotConfig,
  strategies: readonly Strategy[],
  ledger: Ledger = createLedger(),
): EngineState {
  const isTaken = ({ strategyId }: Strategy): boolean => reservedStrategyIds.includes(strategyId);
  assert(!strategies.some(isTaken), `no strategy is called ${reservedStrategyIds.join(' or ')}`);
  return {
    config,
    strategies,
    capitalShares: capitalShares(strategies),
    ledger,
    view: createView(),
  };
}

type ReadonlyState<T> =
  T extends Map<infer K, infer V> ? ReadonlyMap<K, V> : T extends Set<infer V> ? ReadonlySet<V> : T;
/** The state as `decide` sees it. */
export interface StateInSight {
  readonly config: BotConfig;
  readonly strategies: readonly Strategy[];
  readonly capitalShares: ReadonlyMap<StrategyId, Ratio>;
  readonly ledger: { readonly [Key in keyof Ledger]: ReadonlyState<Ledger[Key]> };
  readonly view: { readonly [Key in keyof View]: ReadonlyState<View[Key]> };
}
