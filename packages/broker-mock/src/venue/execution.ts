import type {
  AmendAnswer,
  AmendRequest,
  CancelAnswer,
  Clock,
  ClosePositionRequest,
  OrderRequest,
  RejectReason,
  SubmitAnswer,
  VenueOrderId,
} from '@bot/core';
import { orderNoOf } from '../exchange/ids';
import { amendRefusal, type AmendProblem } from '../exchange/order/decideAmend';
import { cancelRefusal } from '../exchange/order/decideCancel';
import type { VenueCommand } from '../exchange/venueCommand';
import type { AccountId } from '../exchange/venueEvent';
import type { FaultAtVenue } from '../faults/fault';
import type { Floor } from './floor';
import { amendCommand, answerTo, closeCommand, submitCommand, type Asking } from './orderCommands';
import { brokerError } from './brokerError';
import type { Reply } from './requestDesk';
import type { VenueKey } from './venueKey';

export interface ExecutionParts {
  readonly accountId: AccountId;
  readonly key: VenueKey;
  readonly clock: Clock;
  readonly floor: Floor;
}

/** What a request that has arrived changes at the venue. The reply comes at once; with a store, when what happened is durable. */
export interface Execution {
  submit(request: OrderRequest, reply: Reply<SubmitAnswer>, fault?: FaultAtVenue | null): void;
  closePosition(request: ClosePositionRequest, reply: Reply<SubmitAnswer>, fault?: FaultAtVenue | null): void;
  /** One after the other; all answers come together. */
  cancel(venueOrderIds: readonly VenueOrderId[], reply: Reply<readonly CancelAnswer[]>): void;
  amend(request: AmendRequest, reply: Reply<AmendAnswer>): void;
}

export function createExecution(parts: ExecutionParts): Execution {
  const { accountId, key, clock, floor } = parts;
  const asking = (): Asking => ({ state: floor.state, accountId, key, at: clock.now() });

  return {
    submit: (request, reply, fault) =>
      place(parts, 'submitOrder', request.clientOrderId, reply, () =>
        fault?.fault === 'Reject'
          ? refuseByFault(asking(), request.clientOrderId, fault.reason)
          : submitCommand(asking(), request),
      ),
    closePosition: (request, reply, fault) =>
      place(parts, 'closePosition', request.clientOrderId, reply, () =>
        fault?.fault === 'Reject'
          ? refuseByFault(asking(), request.clientOrderId, fault.reason)
          : closeCommand(asking(), request),
      ),
    cancel: (venueOrderIds, reply) => cancel(parts, venueOrderIds, reply),
    amend: (request, reply) => amend(parts, request, reply, asking),
  };
}

/** Whoever may not write is told so, and nothing happens (VR-208). */
const mayTrade = ({ key }: ExecutionParts, reply: Reply<never>, method: string): boolean => {
  if (key.permissions().canTrade) return true;
  reply.fail(brokerError('PermissionDenied', method));
  return false;
};

function place(
  parts: ExecutionParts,
  method: 'submitOrder' | 'closePosition',
  clientOrderId: string,
  reply: Reply<SubmitAnswer>,
  command: () => VenueCommand,
): void {
  const { floor, accountId } = parts;
  if (!mayTrade(parts, reply, method)) return;
  floor.run({
    causationId: `submit ${clientOrderId}`,
    command,
    done: () => {
      const answer = answerTo(floor.state, accountId, clientOrderId);
      if (answer !== undefined) reply.answer(answer);
    },
    failed: () => reply.fail(brokerError('VenueUnavailable', method)),
  });
}

function cancel(
  parts: ExecutionParts,
  venueOrderIds: readonly VenueOrderId[],
  reply: Reply<readonly CancelAnswer[]>,
): void {
  const { floor, accountId, clock } = parts;
  if (!mayTrade(parts, reply, 'cancelOrders')) return;
  const answers: CancelAnswer[] = [];
  const next = (index: number): void => {
    const venueOrderId = venueOrderIds[index];
    if (venueOrderId === undefined) return reply.answer(answers);
    const orderNo = orderNoOf(venueOrderId) ?? 0;
    let refused: string | null = null;
    floor.run({
      causationId: `cancel ${venueOrderId}`,
      command: () => {
        refused = cancelRefusal(floor.state, accountId, orderNo);
        return { type: 'CancelOrder', at: clock.now(), accountId, orderNo };
      },
      done: () => {
        answers.push(cancelAnswer(venueOrderId, refused));
        next(index + 1);
      },
      failed: () => reply.fail(brokerError('VenueUnavailable', 'cancelOrders')),
    });
  };
  next(0);
}

const cancelAnswer = (venueOrderId: VenueOrderId, refused: string | null): CancelAnswer =>
  refused === null
    ? { venueOrderId, outcome: 'Accepted', message: 'The order is being canceled.' }
    : { venueOrderId, outcome: 'Refused', message: refused };

function amend(parts: ExecutionParts, request: AmendRequest, reply: Reply<AmendAnswer>, asking: () => Asking): void {
  const { floor } = parts;
  if (!mayTrade(parts, reply, 'amendOrder')) return;
  const { venueOrderId } = request;
  let refused: AmendAnswer | null = null;
  floor.run({
    causationId: `amend ${venueOrderId}`,
    command: () => {
      const read = amendCommand(asking(), request);
      if ('outcome' in read) {
        refused = read;
        return null;
      }
      refused = refusedBy(venueOrderId, amendRefusal(floor.state, read));
      return read;
    },
    done: () => reply.answer(refused ?? { venueOrderId, outcome: 'Accepted', reason: null, message: 'Amended.' }),
    failed: () => reply.fail(brokerError('VenueUnavailable', 'amendOrder')),
  });
}

const refusedBy = (venueOrderId: VenueOrderId, problem: AmendProblem | null): AmendAnswer | null =>
  problem === null ? null : { venueOrderId, outcome: 'Refused', ...problem };

/** The exchange refuses, by a rule that it does not explain. */
const refuseByFault = ({ accountId, at }: Asking, clientOrderId: string, reason: RejectReason): VenueCommand => ({
  ...{ type: 'RefuseOrder', at, accountId, clientOrderId, reason },
  message: 'The venue refused the order by a rule of its own.',
});
