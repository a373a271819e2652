import {
  isBrokerError,
  unreachable,
  type Broker,
  type CancelAnswer,
  type Clock,
  type InstrumentId,
  type OrderRequest,
  type AmendRequest,
  type ClientOrderId,
  type CommandAnswer,
} from '@bot/core';
import type { MarketFeed } from './feed/createMarketFeed';
import { pollQuotes } from './feed/pollQuotes';
import type { EngineCommand, ReloadAnswer, WishDecision } from '../engine/decision';
import type { FailedCall } from '../engine/input';
import type { EngineState } from '../engine/state/engineState';
import { loadVenue } from './loadVenue';
import { readVenueBooks } from './readVenueBooks';
import type { IncomingInput } from './runEngine';
import { amendGate, sendGate } from './sendGate';
import type { PendingChanges } from './shutdown/pendingChanges';
import type { TaskRunner } from './tasks/createTaskRunner';
import { taskWork } from './tasks/taskWork';

export interface Execution {
  readonly state: EngineState;
  readonly broker: Broker;
  readonly clock: Clock;
  readonly feed: Pick<MarketFeed, 'open' | 'offer'>;
  readonly tasks: Pick<TaskRunner, 'run'>;
  readonly changes: Pick<PendingChanges, 'during'>;
  readonly exportMetrics: () => void;
  readonly take: (input: IncomingInput) => void;
  readonly answerWish: (wishId: string, decision: WishDecision) => void;
  readonly answerCommand: (commandId: string, answer: CommandAnswer) => void;
  readonly answerReload: (reloadId: string, answer: ReloadAnswer) => void;
}

/** Carries out what the engine asked for. Never awaited by the loop: each answer, good or bad, comes back as an input. */
export function executeCommand(execution: Execution, command: EngineCommand): void {
  const { state, broker, changes, feed, take } = execution;
  const isOurs = (clientOrderId: string): boolean => state.ledger.orders.has(clientOrderId);
  switch (command.type) {
    case 'LoadVenue':
      return void comesBack(
        async () => take({ type: 'VenueLoaded', ...(await loadVenue(broker, state)) }),
        (failure) => take({ type: 'VenueLoadFailed', failure }),
      );
    case 'ReadPermissions':
      return void comesBack(
        async () => take({ type: 'PermissionsRead', permissions: await broker.permissions() }),
        (failure) => take({ type: 'PermissionsUnreadable', failure }),
      );
    case 'OpenFeed':
      return openFeed(execution, command.instrumentIds);
    case 'PollQuotes':
      return void comesBack(
        async () => {
          await pollQuotes(broker, command.instrumentIds, feed.offer);
          take({ type: 'QuotesPolled', failure: null });
        },
        (failure) => take({ type: 'QuotesPolled', failure }),
      );
    case 'ReadVenueBooks':
      return execution.tasks.run('Reconciliation', () => readVenueBooks(broker, command, isOurs), {
        finished: (books) => take({ type: 'VenueBooksRead', books }),
        failed: (error) => take({ type: 'VenueBooksUnreadable', failure: toFailedCall(error) }),
      });
    case 'RunTask': {
      const { task } = command;
      return execution.tasks.run(task, () => taskWork[task](execution), {
        finished: (result) => take({ type: 'TaskFinished', result }),
        failed: (error) => take({ type: 'TaskFailed', task, failure: toFailedCall(error) }),
      });
    }
    case 'SubmitOrder':
      return submitOrder(execution, command.request);
    case 'QueryOrder': {
      const { clientOrderId } = command;
      return void comesBack(
        async () =>
          take({ type: 'OrderQueried', clientOrderId, found: await broker.findOrderByClientId(clientOrderId) }),
        (failure) => take({ type: 'OrderQueryFailed', clientOrderId, failure }),
      );
    }
    case 'AmendOrder':
      return amendOrder(execution, command.clientOrderId, command.request);
    case 'CancelOrder': {
      const { clientOrderId, venueOrderId } = command;
      return changes.during(`CancelOrder ${clientOrderId}`, () =>
        comesBack(
          async () => take({ type: 'CancelAnswered', clientOrderId, answer: await cancelOrder(broker, venueOrderId) }),
          (failure) => take({ type: 'CancelFailed', clientOrderId, failure }),
        ),
      );
    }
    case 'AnswerWish':
      return execution.answerWish(command.wishId, command.decision);
    case 'AnswerCommand':
      return execution.answerCommand(command.commandId, command.answer);
    case 'AnswerReload':
      return execution.answerReload(command.reloadId, command.answer);
    default:
      return unreachable(command);
  }
}

function openFeed({ feed, take }: Execution, instrumentIds: readonly InstrumentId[]): void {
  try {
    feed.open(instrumentIds);
  } catch (error) {
    take({ type: 'FeedNotOpened', failure: toFailedCall(error) });
  }
}

function submitOrder({ state, broker, changes, clock, take }: Execution, request: OrderRequest): void {
  const { clientOrderId } = request;
  const closed = sendGate(state, clientOrderId, clock.now());
  if (closed !== null) {
    const failure: FailedCall = { code: 'SendGateClosed', venueOutcome: 'NotActed', message: closed };
    return take({ type: 'SubmitFailed', clientOrderId, failure });
  }
  return changes.during(`SubmitOrder ${clientOrderId}`, () =>
    comesBack(
      async () => take({ type: 'SubmitAnswered', answer: await broker.submitOrder(request) }),
      (failure) => take({ type: 'SubmitFailed', clientOrderId, failure }),
    ),
  );
}

function amendOrder(
  { state, broker, changes, take }: Execution,
  clientOrderId: ClientOrderId,
  request: AmendRequest,
): void {
  const closed = amendGate(state, clientOrderId);
  if (closed !== null) {
    const failure: FailedCall = { code: 'SendGateClosed', venueOutcome: 'NotActed', message: closed };
    return take({ type: 'AmendFailed', clientOrderId, failure });
  }
  return changes.during(`AmendOrder ${clientOrderId}`, () =>
    comesBack(
      async () => take({ type: 'AmendAnswered', clientOrderId, answer: await broker.amendOrder(request) }),
      (failure) => take({ type: 'AmendFailed', clientOrderId, failure }),
    ),
  );
}

async function cancelOrder(broker: Broker, venueOrderId: string): Promise<CancelAnswer> {
  const [answer] = await broker.cancelOrders([venueOrderId]);
  if (answer === undefined) throw new Error(`no answer for ${venueOrderId}`);
  return answer;
}

/** Starts at once; what it throws, now or later, comes back as a failure. Ends when the answer, good or bad, is taken in. */
const comesBack = (call: () => Promise<void>, failed: (failure: FailedCall) => void): Promise<void> =>
  call().catch((error: unknown) => failed(toFailedCall(error)));

/** An error that no adapter should throw is worst case: the venue may have acted. */
function toFailedCall(error: unknown): FailedCall {
  if (isBrokerError(error)) {
    const { code, venueOutcome, message, details } = error;
    const { retryAfterMs } = details;
    return { code, venueOutcome, message, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) };
  }
  const message = error instanceof Error ? error.message : String(error);
  return { code: 'UndecodableAnswer', venueOutcome: 'Unknown', message };
}
