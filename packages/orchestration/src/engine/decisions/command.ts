import {
  commandKinds,
  commandRefusals,
  MAX_COMMAND_AGE_MS,
  type CommandAnswer,
  type CommandKind,
  type CommandRefusal,
  type EpochMs,
  type ModeScope,
} from '@bot/core';
import { both, decision, event, nothing, type Decision } from '../decision';
import type { CommandOrigin } from '../input';
import type { StateInSight } from '../state/engineState';
import { restrictionKey } from '../state/modes';

/** What a person asks for, in this process or from another one. */
export interface PersonsWish {
  readonly at: EpochMs;
  /** Default: everywhere. */
  readonly scope?: ModeScope;
  /** Default: not timed. */
  readonly until?: EpochMs | null;
  readonly reason: string;
  readonly command?: CommandOrigin;
}

/** What follows from a wish, and what the person is told of it. */
export interface CarriedOut {
  readonly done: Decision;
  readonly answer: string;
}

/**
 * A wish is carried out or refused. That of another process is recorded with its id in front of what follows, in one commit: the
 * same id again is only answered again. One of this process leaves a record only when it is refused.
 */
export function carriedOut(
  state: StateInSight,
  wish: PersonsWish,
  kind: CommandKind,
  carryOut: () => CarriedOut,
): Decision {
  const { scope = 'All', until = null, reason, command } = wish;
  const known = command && state.ledger.commands.get(command.commandId);
  if (known !== undefined) return answered(command, known);
  const record = { kind, scope, until, reason, by: command?.by ?? 'Operator' };
  const refusal = refusalOf(state, wish, kind);
  if (refusal !== null) {
    const answer = `${commandRefusals[refusal].meaning} ${commandRefusals[refusal].toDo}`;
    const refused = event('CommandRefused', { commandId: command?.commandId ?? null, ...record, refusal, answer });
    return both(decision([refused]), answered(command, { outcome: 'Refused', refusal, message: answer }));
  }
  const { done, answer } = carryOut();
  if (command === undefined) return done;
  const taken = event('CommandTaken', { commandId: command.commandId, ...record, answer });
  return both(both(decision([taken]), done), answered(command, { outcome: 'Done', message: answer }));
}

const answered = (command: CommandOrigin | undefined, answer: CommandAnswer): Decision =>
  command === undefined ? nothing : decision([], { type: 'AnswerCommand', commandId: command.commandId, answer });

/** null: it is carried out. What was asked for in this process is neither old nor about an instrument that nobody knows. */
function refusalOf(state: StateInSight, wish: PersonsWish, kind: CommandKind): CommandRefusal | null {
  const { ledger, view } = state;
  const { at, scope = 'All', until = null, reason, command } = wish;
  if (command !== undefined) {
    if (!isKnown(state, scope)) return 'UnknownInstrument';
    if (commandKinds[kind].whenOld === 'Expires' && command.ageMs > MAX_COMMAND_AGE_MS) return 'TooOld';
    if (until !== null && until <= at) return 'AlreadyOver';
  }
  if (kind !== 'Resume') return null;
  if (view.killFile !== null) return 'KillFilePresent';
  const isKilled = scope === 'All' && ledger.restrictions.has(restrictionKey('All', 'KillSwitch'));
  return isKilled && reason.trim() === '' ? 'ReasonMissing' : null;
}

const isKnown = ({ config, ledger }: StateInSight, scope: ModeScope): boolean =>
  scope === 'All' || config.instrumentIds.includes(scope) || ledger.instruments.has(scope);
