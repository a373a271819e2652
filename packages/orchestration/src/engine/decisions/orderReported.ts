import {
  amended,
  notAmended,
  provesAmended,
  type Order,
  type VenueOrder,
  isTerminal,
  judgeProgress,
  type OrderProgress,
} from '@bot/core';
import { both, decision, event, nothing, type Decision } from '../decision';
import type { StateInSight } from '../state/engineState';
import { alertOnce } from './alert';
import { newsOfTerms } from './amend';
import { requestCancel } from './cancel';

/** The venue's word on one order, from wherever it came: the stream, an answer, a look-up. Hearing it twice changes nothing. */
export function decideOrderReported(state: StateInSight, progress: OrderProgress): Decision {
  const order = state.ledger.orders.get(progress.clientOrderId);
  if (order === undefined) return foreignOrder(state, progress);
  if (!provesAmended(order, progress)) return reportOn(state, order, progress);
  const { clientOrderId } = order;
  const changed = decision([event('OrderAmended', { clientOrderId }, clientOrderId)]);
  return both(changed, reportOn(state, amended(order), progress));
}

/** What the venue lists: beside the progress the terms, which tell what became of an amendment. */
export function decideOrderFound(state: StateInSight, { terms, progress }: VenueOrder, at: number): Decision {
  const order = state.ledger.orders.get(progress.clientOrderId);
  const news = order === undefined ? [] : newsOfTerms(state, order, terms, at);
  if (order === undefined || news.length === 0) return decideOrderReported(state, progress);
  const known = news.some(({ type }) => type === 'OrderAmended') ? amended(order) : notAmended(order);
  return both(decision(news), reportOn(state, known, progress));
}

function reportOn(state: StateInSight, order: Readonly<Order>, progress: OrderProgress): Decision {
  const { clientOrderId, venueOrderId } = progress;
  const judged = judgeProgress(order, progress);
  switch (judged.verdict) {
    case 'Stale':
      return nothing;
    case 'Impossible':
      return impossible(state, progress, judged.problem);
    case 'Applies': {
      const progressed = event(
        'OrderProgressed',
        {
          clientOrderId,
          venueOrderId,
          status: judged.status,
          cumulativeQuantity: progress.cumulativeQuantity,
          filledValue: progress.filledValue,
          commission: progress.commission,
          filledNow: judged.delta,
          reason: progress.reason,
          late: judged.late,
        },
        clientOrderId,
      );
      const cancelNow = state.ledger.cancelWishes.has(clientOrderId) && !isTerminal(judged.status);
      const cancel = cancelNow ? requestCancel(clientOrderId, 'Asked before the venue named it') : nothing;
      return both(decision([progressed]), cancel);
    }
  }
}

/** Somebody else trades on this account. It is reported once; the books show what it did. */
const foreignOrder = (state: StateInSight, { clientOrderId, venueOrderId, instrumentId }: OrderProgress): Decision =>
  decision(
    alertOnce(
      state,
      {
        severity: 'Warning',
        code: 'ForeignOrder',
        subject: venueOrderId,
        message: `The venue reported order ${venueOrderId} (${clientOrderId}) in ${instrumentId}, which this bot did not place. It is left alone. If nobody else trades on this account, revoke the key.`,
      },
      venueOrderId,
    ),
  );

const impossible = (state: StateInSight, { clientOrderId }: OrderProgress, problem: string): Decision =>
  decision(
    alertOnce(
      state,
      {
        severity: 'Critical',
        code: 'ImpossibleReport',
        subject: clientOrderId,
        message: `The venue reported something that cannot be true of order ${clientOrderId}: ${problem}. The report was ignored; compare the order with the venue's own page.`,
      },
      clientOrderId,
    ),
  );
