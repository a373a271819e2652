import type { ClientOrderId, InstrumentId, KeyPermissions } from '@bot/core';
import { decision, nothing, type CorrelatedEvent, type Decision } from '../decision';
import type { EngineInput } from '../input';
import { deniedWrite, perpetualOf, refusalIn } from '../observe/access';
import { failureText } from '../sending/retry';
import { readVenueBooks } from '../state/books';
import type { StateInSight } from '../state/engineState';
import { lift, trip } from './restrict';

/** What an input tells of our key: that it is refused, or what it may and may not do. */
export function guardAccess(state: StateInSight, input: EngineInput): Decision {
  const refusal = refusalIn(input);
  if (refusal !== null) return decision(refused(state, failureText(refusal)));
  const denied = deniedWrite(input);
  if (denied !== null) return decision(mayNotTrade(state, denied.clientOrderId, failureText(denied.failure)));
  switch (input.type) {
    case 'VenueLoaded':
    case 'PermissionsRead':
      return decision(judgePermissions(state, input.permissions));
    case 'TaskFinished':
      return input.result.task === 'Telemetry' ? decision(judgePermissions(state, input.result.permissions)) : nothing;
    case 'SubmitAnswered': {
      const { answer } = input;
      const order = state.ledger.orders.get(answer.clientOrderId);
      const isDenied = answer.outcome === 'Rejected' && answer.reason === 'NotPermitted';
      return isDenied && order ? decision(mayNotTradeIn(state, order.instrumentId, answer.message)) : nothing;
    }
    default:
      return nothing;
  }
}

/**
 * The key is accepted again. What was missed meanwhile is looked at first, unless that is under way; a start that has not read the
 * venue yet does that.
 */
export function decidePermissionsRead(state: StateInSight): Decision {
  const isPlanned = (state.view.tasks.get('Reconciliation') ?? null) !== null;
  return isPlanned ? decision([], readVenueBooks(state)) : nothing;
}

/** To be said when the books were compared. */
export const liftUnauthorized = (state: StateInSight): readonly CorrelatedEvent[] =>
  state.view.access.state === 'Refused' ? [] : lift(state, { cause: 'Unauthorized' });

const refused = (state: StateInSight, error: string): readonly CorrelatedEvent[] =>
  trip(state, { cause: 'Unauthorized', numbers: { error } }, `The venue does not accept our key (${error}).`);

const judgePermissions = (state: StateInSight, { canTrade }: KeyPermissions): readonly CorrelatedEvent[] =>
  canTrade ? lift(state, { cause: 'ReadOnlyKey' }) : readOnly(state, 'The venue says that our key is read-only.');

/** Of a perpetual it may be the instrument alone; what the key may do in general is asked with the telemetry. */
function mayNotTrade(state: StateInSight, clientOrderId: ClientOrderId, error: string): readonly CorrelatedEvent[] {
  const perpetual = perpetualOf(state, clientOrderId);
  return perpetual === null
    ? readOnly(state, `The venue did not permit our key to trade (${error}).`)
    : mayNotTradeIn(state, perpetual, error);
}

/** Exits cannot leave either, so somebody should look. */
const readOnly = (state: StateInSight, happened: string): readonly CorrelatedEvent[] =>
  trip(state, { cause: 'ReadOnlyKey', severity: 'Critical' }, happened);

function mayNotTradeIn(state: StateInSight, scope: InstrumentId, error: string): readonly CorrelatedEvent[] {
  const happened = `The account may not trade ${scope} (${error}).`;
  return trip(state, { cause: 'InstrumentNotPermitted', scope, numbers: { error } }, happened);
}
