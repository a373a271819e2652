import { toText, type AmendAnswer, type CancelAnswer, type ExecutionClient, type SubmitAnswer } from '@bot/core';
import { describeTerms } from '../exchange/describeEvent';
import { brokerError } from './brokerError';
import type { Execution } from './execution';
import type { RequestDesk } from './requestDesk';
import { requestProblem } from './requestProblem';

type Writes = Pick<ExecutionClient, 'submitOrder' | 'cancelOrders' | 'amendOrder' | 'closePosition'>;

/** The requests of the port that change something at the venue. */
export const createWrites = ({ desk, execution }: { desk: RequestDesk; execution: Execution }): Writes => ({
  submitOrder(request) {
    const problem = requestProblem(request);
    if (problem !== null) return Promise.reject(brokerError('InvalidRequest', 'submitOrder', `${problem}.`));
    const { clientOrderId } = request;
    return desk.send<SubmitAnswer>(
      { method: 'submitOrder', summary: describeTerms(request), clientOrderId },
      (reply, fault) => execution.submit(request, reply, fault),
    );
  },
  closePosition: (request) =>
    desk.send<SubmitAnswer>(
      { method: 'closePosition', summary: request.instrumentId, clientOrderId: request.clientOrderId },
      (reply, fault) => execution.closePosition(request, reply, fault),
    ),
  cancelOrders: (venueOrderIds) =>
    desk.send<readonly CancelAnswer[]>({ method: 'cancelOrders', summary: venueOrderIds.join(' ') }, (reply) =>
      execution.cancel(venueOrderIds, reply),
    ),
  amendOrder: (request) =>
    desk.send<AmendAnswer>(
      {
        method: 'amendOrder',
        summary: `${request.venueOrderId} to ${toText(request.quantity)} at ${toText(request.limitPrice)}`,
      },
      (reply) => execution.amend(request, reply),
    ),
});
