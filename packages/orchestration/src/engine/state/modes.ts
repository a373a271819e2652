import { isStricter, type InstrumentId, type ModeCause, type ModeScope, type TradingMode } from '@bot/core';
import type { Ledger } from './ledger';

/** The mode that holds, and the strictest reason for it; null when there is none. */
export interface HeldMode {
  readonly mode: TradingMode;
  readonly cause: ModeCause | null;
}

type Restricted = {
  readonly restrictions: ReadonlyMap<string, Ledger['restrictions'] extends Map<string, infer R> ? R : never>;
};

export const restrictionKey = (scope: ModeScope, cause: ModeCause): string => `${scope}:${cause}`;

/** The mode of one instrument: what holds everywhere and what holds for it, the strictest of all. */
export const modeOf = (ledger: Restricted, instrumentId: InstrumentId): HeldMode => strictest(ledger, instrumentId);

/** The mode that holds everywhere. */
export const globalMode = (ledger: Restricted): HeldMode => strictest(ledger, 'All');

/** Worked example: `All` reduce-only by daily loss, `BTC-USD` halted by a person → BTC-USD is halted, the rest is reduce-only. */
function strictest({ restrictions }: Restricted, scope: ModeScope): HeldMode {
  let held: HeldMode = { mode: 'Normal', cause: null };
  for (const restriction of restrictions.values()) {
    const applies = restriction.scope === 'All' || restriction.scope === scope;
    if (applies && isStricter(restriction.mode, held.mode)) held = restriction;
  }
  return { mode: held.mode, cause: held.cause };
}
