import type { BotEventPayloads, EpochMs, ModeCause, ModeScope } from '@bot/core';
import { alertKey } from '../state/alerts';
import type { Ledger } from '../state/ledger';
import { restrictionKey } from '../state/modes';

/** A restriction comes, changes, or goes; what was denied before may be news again. */
export function changeMode(ledger: Ledger, changed: BotEventPayloads['ModeChanged'], at: EpochMs): void {
  const { scope, cause, mode, actor, until, numbers } = changed;
  ledger.denials.clear();
  if (cause === 'Every') return liftEvery(ledger, scope);
  const key = restrictionKey(scope, cause);
  if (mode === 'Normal') return lift(ledger, scope, cause);
  const since = ledger.restrictions.get(key)?.since ?? at;
  ledger.restrictions.set(key, { scope, cause, mode, actor, since, until, numbers });
}

function liftEvery(ledger: Ledger, scope: ModeScope): void {
  for (const held of ledger.restrictions.values()) {
    if (scope === 'All' || held.scope === scope) lift(ledger, held.scope, held.cause);
  }
}

/** What a guard has counted up to its limit begins anew: otherwise a resume would last until its next look. */
function lift(ledger: Ledger, scope: ModeScope, cause: ModeCause): void {
  const held = ledger.restrictions.delete(restrictionKey(scope, cause));
  ledger.alerts.delete(alertKey(cause, scope));
  if (held && cause === 'Drawdown') ledger.highWater = null;
  if (held && cause === 'ConsecutiveLosses') ledger.lossStreak = 0;
}
