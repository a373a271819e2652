import type { ModeCause, ModeScope, Restriction } from './modeCauses';
import { isStricter, type TradingMode } from './tradingMode';

/** The mode that holds, and the strictest reason for it; null when there is none. */
export interface HeldMode {
  readonly mode: TradingMode;
  readonly cause: ModeCause | null;
}

/**
 * What holds in a scope: what was said of everything and what was said of it, the strictest of all. Worked example: `All` is
 * reduce-only by daily loss, `BTC-USD` halted by a person → BTC-USD is halted, everything else is reduce-only.
 */
export function heldMode(restrictions: Iterable<Restriction>, scope: ModeScope): HeldMode {
  let held: HeldMode = { mode: 'Normal', cause: null };
  for (const restriction of restrictions) {
    const applies = restriction.scope === 'All' || restriction.scope === scope;
    if (applies && isStricter(restriction.mode, held.mode)) held = restriction;
  }
  return { mode: held.mode, cause: held.cause };
}
