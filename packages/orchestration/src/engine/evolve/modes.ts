import type { BotEventPayloads, EpochMs, ModeScope } from '@bot/core';
import type { Ledger } from '../state/ledger';
import { restrictionKey } from '../state/modes';

/** A restriction comes, changes, or goes; what was denied before may be news again. */
export function changeMode(ledger: Ledger, changed: BotEventPayloads['ModeChanged'], at: EpochMs): void {
  const { scope, cause, mode, actor, until } = changed;
  ledger.denials.clear();
  if (cause === 'Every') return liftEvery(ledger, scope);
  const key = restrictionKey(scope, cause);
  if (mode === 'Normal') return void ledger.restrictions.delete(key);
  const since = ledger.restrictions.get(key)?.since ?? at;
  ledger.restrictions.set(key, { scope, cause, mode, actor, since, until });
}

function liftEvery({ restrictions }: Ledger, scope: ModeScope): void {
  for (const [key, restriction] of restrictions) {
    if (scope === 'All' || restriction.scope === scope) restrictions.delete(key);
  }
}
