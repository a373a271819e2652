import type { BotConfig, Strategy } from '@bot/core';
import { createLedger, type Ledger } from './ledger';
import { createView, type View } from './view';

/** Everything that a decision may look at. `evolve` and `observe` own it; everybody else reads. */
export interface EngineState {
  readonly config: BotConfig;
  readonly strategies: readonly Strategy[];
  readonly ledger: Ledger;
  readonly view: View;
}

export const createEngineState = (
  config: BotConfig,
  strategies: readonly Strategy[],
  ledger: Ledger = createLedger(),
): EngineState => ({
  config,
  strategies,
  ledger,
  view: createView(),
});

type ReadonlyState<T> =
  T extends Map<infer K, infer V> ? ReadonlyMap<K, V> : T extends Set<infer V> ? ReadonlySet<V> : T;
/** The state as `decide` sees it. */
export interface StateInSight {
  readonly config: BotConfig;
  readonly strategies: readonly Strategy[];
  readonly ledger: { readonly [Key in keyof Ledger]: ReadonlyState<Ledger[Key]> };
  readonly view: { readonly [Key in keyof View]: ReadonlyState<View[Key]> };
}
