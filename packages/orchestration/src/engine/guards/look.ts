import type { BotConfig, EpochMs, InstrumentId, Money } from '@bot/core';
import type { CorrelatedEvent } from '../decision';
import type { StateInSight } from '../state/engineState';

/** `Sample`: a price came. `Task`: it is time, and everything is looked at. `Between`: an order is asked for or has moved. */
export type Occasion = 'Sample' | 'Task' | 'Between';

/** What the guards are shown. */
export interface Look {
  readonly occasion: Occasion;
  readonly state: StateInSight;
  readonly now: EpochMs;
  /** The instrument that was sampled, all of them, or none. */
  readonly instrumentIds: readonly InstrumentId[];
}

/** A look at which everything that is held could be valued. */
export interface ValuedLook extends Look {
  readonly equity: Money;
}

/**
 * One thing that is watched while the bot runs. What it throws is caught: then it is not known whether its limit is kept.
 * A guard that needs the equity is not asked while a position has no price; at the look of the task that is a failure of it.
 */
export type Guard =
  | { readonly needsEquity: false; readonly look: (look: Look) => readonly CorrelatedEvent[] }
  | {
      readonly needsEquity: true;
      /** Whether it has a limit at all. */
      readonly isOn: (config: BotConfig) => boolean;
      readonly look: (look: ValuedLook) => readonly CorrelatedEvent[];
    };
