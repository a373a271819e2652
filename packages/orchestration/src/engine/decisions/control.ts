import { decision, nothing, type Decision } from '../decision';
import type { InputOf } from '../input';
import type { StateInSight } from '../state/engineState';
import { lift, trip } from './restrict';

/** As long as the file is there everything is halted; that it has gone resumes nothing. */
export function decideKillFileSeen(state: StateInSight, { reason }: InputOf<'KillFileSeen'>): Decision {
  if (reason === null) return nothing;
  const numbers = { said: reason, by: 'KILL file' };
  const happened = `The KILL file stands beside the log: ${reason}.`;
  return decision(trip(state, { cause: 'KillSwitch', actor: 'Operator', numbers }, happened));
}

/** A bot that cannot be told to stop opens nothing. */
export function decideInboxPolled(state: StateInSight, { problem }: InputOf<'InboxPolled'>): Decision {
  if (problem === null) return decision(lift(state, { cause: 'InboxUnreadable' }));
  const { code, message } = problem;
  const happened = `Commands of other processes cannot be read (${code}: ${message}).`;
  return decision(trip(state, { cause: 'InboxUnreadable', numbers: { problem: code } }, happened));
}
