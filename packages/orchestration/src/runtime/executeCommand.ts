import { isBrokerError, unreachable, type Broker, type Clock } from '@bot/core';
import type { EngineCommand, WishDecision } from '../engine/decision';
import type { FailedCall } from '../engine/input';
import type { EngineState } from '../engine/state/engineState';
import { loadVenue } from './loadVenue';
import { readVenueBooks } from './readVenueBooks';
import type { IncomingInput } from './runEngine';
import { sendGate } from './sendGate';

export interface Execution {
  readonly state: EngineState;
  readonly broker: Broker;
  readonly clock: Clock;
  readonly take: (input: IncomingInput) => void;
  readonly answerWish: (wishId: string, decision: WishDecision) => void;
}

/** Carries out what the engine asked for. Never awaited by the loop: each answer, good or bad, comes back as an input. */
export function executeCommand(execution: Execution, command: EngineCommand): void {
  const { state, broker, clock, take } = execution;
  switch (command.type) {
    case 'LoadVenue':
      return comesBack(
        loadVenue(broker, state).then((loaded) => take({ type: 'VenueLoaded', ...loaded })),
        (failure) => take({ type: 'VenueLoadFailed', failure }),
      );
    case 'ReadVenueBooks':
      return comesBack(
        readVenueBooks(broker, command).then((books) => take({ type: 'VenueBooksRead', books })),
        (failure) => take({ type: 'VenueBooksUnreadable', failure }),
      );
    case 'SubmitOrder': {
      const { clientOrderId } = command.request;
      const approvedAt = state.ledger.orders.get(clientOrderId)?.submittedAt ?? 0;
      const closed = sendGate(state, approvedAt, clock.now());
      if (closed !== null) {
        const failure: FailedCall = { code: 'SendGateClosed', venueOutcome: 'NotActed', message: closed };
        return take({ type: 'SubmitFailed', clientOrderId, failure });
      }
      return comesBack(
        broker.submitOrder(command.request).then((answer) => take({ type: 'SubmitAnswered', answer })),
        (failure) => take({ type: 'SubmitFailed', clientOrderId, failure }),
      );
    }
    case 'QueryOrder': {
      const { clientOrderId } = command;
      return comesBack(
        broker.findOrderByClientId(clientOrderId).then((found) => take({ type: 'OrderQueried', clientOrderId, found })),
        (failure) => take({ type: 'OrderQueryFailed', clientOrderId, failure }),
      );
    }
    case 'CancelOrder': {
      const { clientOrderId, venueOrderId } = command;
      return comesBack(
        broker.cancelOrders([venueOrderId]).then(([answer]) => {
          if (answer !== undefined) take({ type: 'CancelAnswered', clientOrderId, answer });
        }),
        (failure) => take({ type: 'CancelFailed', clientOrderId, failure }),
      );
    }
    case 'AnswerWish':
      return execution.answerWish(command.wishId, command.decision);
    default:
      return unreachable(command);
  }
}

function comesBack(call: Promise<void>, failed: (failure: FailedCall) => void): void {
  call.catch((error: unknown) => failed(toFailedCall(error)));
}

/** An error that no adapter should throw is worst case: the venue may have acted. */
function toFailedCall(error: unknown): FailedCall {
  if (isBrokerError(error)) return { code: error.code, venueOutcome: error.venueOutcome, message: error.message };
  const message = error instanceof Error ? error.message : String(error);
  return { code: 'UndecodableAnswer', venueOutcome: 'Unknown', message };
}
