import type { Decision, EngineCommand } from '../decision';
import type { InputOf } from '../input';
import { feedCommandsDue } from './feed';
import { alertOverdue, tasksDue } from './tasks';
import type { StateInSight } from '../state/engineState';
import { isDue } from '../state/isDue';

/** Time is data: what is due by now is done. `observe` notes that it is on its way. */
export function decideWoke(state: StateInSight, { at }: InputOf<'Woke'>): Decision {
  const { view } = state;
  const commands: EngineCommand[] = [];
  if (isDue(view.access.probeAt, at) && !view.stopping) commands.push({ type: 'ReadPermissions' });
  if (isDue(view.loadAt, at)) commands.push({ type: 'LoadVenue' });
  commands.push(...feedCommandsDue(state, at));
  commands.push(...tasksDue(state, at));
  const events = alertOverdue(state, at);
  // The pause is for everything.
  if (state.ledger.pausedUntil > at) return { events, commands };
  for (const [clientOrderId, { nextAt }] of view.queries) {
    if (isDue(nextAt, at)) commands.push({ type: 'QueryOrder', clientOrderId });
  }
  return { events, commands };
}
