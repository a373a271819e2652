import { assert, capitalShares, type BotConfig, type Ratio, type Strategy, type StrategyId } from '@bot/core';
import { createLedger, type Ledger } from './ledger';
import { reservedStrategyIds } from './strategyIds';
import { createView, type View } from './view';

/** Makes the strategies that a configuration asks for. */
export type StrategiesOf = (config: BotConfig) => readonly Strategy[];

/** Everything that a decision may look at. `evolve` and `observe` own it; everybody else reads. */
export interface EngineState {
  config: BotConfig;
  strategies: readonly Strategy[];
  /** Each strategy's part of the capital. */
  capitalShares: ReadonlyMap<StrategyId, Ratio>;
  readonly strategiesOf: StrategiesOf;
  readonly ledger: Ledger;
  readonly view: View;
}

export function createEngineState(
  config: BotConfig,
  chosen: readonly Strategy[] | StrategiesOf,
  ledger: Ledger = createLedger(),
): EngineState {
  const strategiesOf: StrategiesOf = typeof chosen === 'function' ? chosen : () => chosen;
  const strategies = strategiesOf(config);
  const isTaken = ({ strategyId }: Strategy): boolean => reservedStrategyIds.includes(strategyId);
  assert(!strategies.some(isTaken), `no strategy is called ${reservedStrategyIds.join(' or ')}`);
  return {
    config,
    strategies,
    capitalShares: capitalShares(strategies),
    strategiesOf,
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
  readonly strategiesOf: StrategiesOf;
  readonly ledger: { readonly [Key in keyof Ledger]: ReadonlyState<Ledger[Key]> };
  readonly view: { readonly [Key in keyof View]: ReadonlyState<View[Key]> };
}
