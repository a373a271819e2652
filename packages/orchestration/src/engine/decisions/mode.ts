import { decision, event, nothing, type Decision } from '../decision';
import type { InputOf } from '../input';
import type { StateInSight } from '../state/engineState';
import { restrict, trip } from './restrict';

/** An operator's mode stays until an operator changes it or its time ends, also over restarts. Normal lifts every cause in its scope. */
export function decideModeCommanded(state: StateInSight, input: InputOf<'ModeCommanded'>): Decision {
  const { mode, scope = 'All', until = null, reason } = input;
  const by = { actor: 'Operator', numbers: { said: reason } } as const;
  if (mode !== 'Normal') return decision(restrict(state, { cause: 'Operator', scope, mode, until, ...by }));
  if (!isRestricted(state, scope)) return nothing;
  return decision([event('ModeChanged', { scope, cause: 'Every', mode, until: null, ...by })]);
}

/** Everything is canceled and nothing is sent, over restarts too, until an operator resumes with a reason. */
export const decideKillSwitchPulled = (state: StateInSight, { reason }: InputOf<'KillSwitchPulled'>): Decision =>
  decision(
    trip(
      state,
      { cause: 'KillSwitch', actor: 'Operator', numbers: { said: reason } },
      `The kill switch was pulled: ${reason}.`,
    ),
  );

const isRestricted = ({ ledger }: StateInSight, scope: string): boolean =>
  [...ledger.restrictions.values()].some((held) => scope === 'All' || held.scope === scope);
