import {
  toText,
  type AmendAnswer,
  type AmendRequest,
  type CancelAnswer,
  type Clock,
  type ExecutionClient,
  type RejectReason,
  type SubmitAnswer,
  type VenueOrderId,
} from '@bot/core';
import { describeTerms } from '../exchange/describeEvent';
import { orderNoOf } from '../exchange/ids';
import { amendRefusal, type AmendProblem } from '../exchange/order/decideAmend';
import { cancelRefusal } from '../exchange/order/decideCancel';
import type { VenueCommand } from '../exchange/venueCommand';
import type { AccountId } from '../exchange/venueEvent';
import type { Floor } from './floor';
import { amendCommand, answerTo, closeCommand, submitCommand, type Asking } from './orderCommands';
import { brokerError } from './brokerError';
import type { Reply, RequestDesk } from './requestDesk';
import { requestProblem } from './requestProblem';
import type { VenueKey } from './venueKey';

export interface ExecutionParts {
  readonly accountId: AccountId;
  readonly key: VenueKey;
  readonly clock: Clock;
  readonly desk: RequestDesk;
  readonly floor: Floor;
}

type Writes = Pick<ExecutionClient, 'submitOrder' | 'cancelOrders' | 'amendOrder' | 'closePosition'>;

/** The requests that change something at the venue. */
export function createExecution(parts: ExecutionParts): Writes {
  const { accountId, key, clock, desk, floor } = parts;
  const asking = (): Asking => ({ state: floor.state, accountId, key, at: clock.now() });

  return {
    submitOrder(request) {
      const problem = requestProblem(request);
      if (problem !== null) return Promise.reject(brokerError('InvalidRequest', 'submitOrder', `${problem}.`));
      const { clientOrderId } = request;
      return desk.send<SubmitAnswer>(
        { method: 'submitOrder', summary: describeTerms(request), clientOrderId },
        (reply, fault) =>
          place(parts, 'submitOrder', clientOrderId, reply, () =>
            fault?.fault === 'Reject'
              ? refuseByFault(asking(), clientOrderId, fault.reason)
              : submitCommand(asking(), request),
          ),
      );
    },
    closePosition: (request) =>
      desk.send<SubmitAnswer>(
        { method: 'closePosition', summary: request.instrumentId, clientOrderId: request.clientOrderId },
        (reply, fault) =>
          place(parts, 'closePosition', request.clientOrderId, reply, () =>
            fault?.fault === 'Reject'
              ? refuseByFault(asking(), request.clientOrderId, fault.reason)
              : closeCommand(asking(), request),
          ),
      ),
    cancelOrders: (venueOrderIds) =>
      desk.send<readonly CancelAnswer[]>({ method: 'cancelOrders', summary: venueOrderIds.join(' ') }, (reply) =>
        cancel(parts, venueOrderIds, reply),
      ),
    amendOrder: (request) =>
      desk.send<AmendAnswer>({ method: 'amendOrder', summary: describeAmend(request) }, (reply) =>
        amend(parts, request, reply, asking),
      ),
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

/** One after the other; all answers travel back together. */
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

const describeAmend = ({ venueOrderId, limitPrice, quantity }: AmendRequest): string =>
  `${venueOrderId} to ${toText(quantity)} at ${toText(limitPrice)}`;

/** The exchange refuses, by a rule that it does not explain. */
const refuseByFault = ({ accountId, at }: Asking, clientOrderId: string, reason: RejectReason): VenueCommand => ({
  ...{ type: 'RefuseOrder', at, accountId, clientOrderId, reason },
  message: 'The venue refused the order by a rule of its own.',
});
