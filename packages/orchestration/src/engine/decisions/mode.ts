import { heldMode, type CommandKind, type InstrumentId, type ModeScope, type TradingMode } from '@bot/core';
import { decision, event, nothing, type Decision } from '../decision';
import type { InputOf } from '../input';
import type { StateInSight } from '../state/engineState';
import { cancelLive } from './cancel';
import { carriedOut, type CarriedOut } from './command';
import { restrict, trip } from './restrict';

/** An operator's mode stays until an operator changes it or its time ends, also over restarts. Normal lifts every cause in its scope. */
export function decideModeCommanded(state: StateInSight, input: InputOf<'ModeCommanded'>): Decision {
  const { mode } = input;
  return carriedOut(state, input, kindOf[mode], () =>
    mode === 'Normal' ? resumed(state, input) : restricted(state, input, mode),
  );
}

/** What a mode is asked for by. A degraded mode only inside of this process, where it is a pause of a kind. */
const kindOf = {
  ...{ Normal: 'Resume', Degraded: 'Pause', EntriesPaused: 'Pause', ReduceOnly: 'ReduceOnly', Halted: 'Halt' },
} as const satisfies Record<TradingMode, CommandKind>;

function restricted(
  state: StateInSight,
  input: InputOf<'ModeCommanded'>,
  mode: Exclude<TradingMode, 'Normal'>,
): CarriedOut {
  const { scope = 'All', until = null } = input;
  const done = decision(restrict(state, { cause: 'Operator', scope, mode, until, ...saidBy(input) }));
  const others = [...state.ledger.restrictions.values()].filter(
    (held) => held.scope !== scope || held.cause !== 'Operator',
  );
  const { mode: holds, cause } = heldMode(others, scope);
  const answer = `${mode} ${where(scope)}.${also(holds, cause)}${canceled(state, mode, scope)}`;
  return { done, answer };
}

function resumed(state: StateInSight, input: InputOf<'ModeCommanded'>): CarriedOut {
  const { scope = 'All', mode } = input;
  const held = [...state.ledger.restrictions.values()];
  const stays = held.filter((restriction) => scope !== 'All' && restriction.scope !== scope);
  const { mode: holds, cause } = heldMode(stays, scope);
  if (held.length === stays.length)
    return { done: nothing, answer: `Nothing to lift ${where(scope)}.${also(holds, cause)}` };
  const lifted = event('ModeChanged', { scope, cause: 'Every', mode, until: null, ...saidBy(input) });
  return { done: decision([lifted]), answer: `Resumed ${where(scope)}.${also(holds, cause)}` };
}

/** Everything is canceled and nothing is sent, over restarts too, until an operator resumes with a reason. */
export const decideKillSwitchPulled = (state: StateInSight, input: InputOf<'KillSwitchPulled'>): Decision =>
  carriedOut(state, input, 'Kill', () => {
    const happened = `The kill switch was pulled: ${input.reason}.`;
    const done = decision(trip(state, { cause: 'KillSwitch', ...saidBy(input) }, happened));
    return { done, answer: `Halted ${where('All')} until a resume with a reason.${canceled(state, 'Halted', 'All')}` };
  });

/** Trading goes on: what a strategy wants, and the protection of a position, may be ordered anew. */
export const decideCancelAllWished = (state: StateInSight, input: InputOf<'CancelAllWished'>): Decision =>
  carriedOut(state, input, 'CancelAll', () => {
    const { scope, command } = input;
    const done = cancelLive(state, ({ instrumentId }) => isIn(scope, instrumentId), `${command.by} asked for it`);
    return { done, answer: countText(state, scope) };
  });

type Said = Pick<InputOf<'ModeCommanded'>, 'reason' | 'command'>;

const saidBy = ({ reason, command }: Said) =>
  ({ actor: 'Operator', numbers: { said: reason, ...(command && { by: command.by }) } }) as const;

const where = (scope: ModeScope): string => (scope === 'All' ? 'everywhere' : `in ${scope}`);

const also = (mode: TradingMode, cause: string | null): string =>
  cause === null ? '' : ` Besides, ${mode} holds there by ${cause}.`;

function canceled(state: StateInSight, mode: TradingMode, scope: ModeScope): string {
  if (mode === 'Halted') return ` ${countText(state, scope)}`;
  return mode === 'ReduceOnly' ? ' Live orders that could open or grow a position are canceled.' : '';
}

function countText({ ledger }: StateInSight, scope: ModeScope): string {
  const live = [...ledger.liveOrderIds].filter((id) => isIn(scope, ledger.orders.get(id)?.instrumentId)).length;
  if (live === 0) return 'No order was live.';
  return live === 1 ? '1 live order is being canceled.' : `${live} live orders are being canceled.`;
}

const isIn = (scope: ModeScope, instrumentId: InstrumentId | undefined): boolean =>
  scope === 'All' || scope === instrumentId;
