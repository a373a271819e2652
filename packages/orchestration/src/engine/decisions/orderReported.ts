import {
  amended,
  asMoney,
  isTerminal,
  isZero,
  judgeProgress,
  negate,
  notAmended,
  provesAmended,
  signed,
  subtract,
  zeroMoney,
  type FilledDelta,
  type Order,
  type OrderProgress,
  type VenueOrder,
} from '@bot/core';
import { both, decision, event, nothing, type CorrelatedEvent, type Decision } from '../decision';
import type { StateInSight } from '../state/engineState';
import { alertOnce } from './alert';
import { newsOfTerms } from './amend';
import { requestCancel } from './cancel';
import { lackOfFunds } from './lackOfFunds';
import { createUnwinding } from './unwinding';

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
      const told = lackOfFunds(state, order, progress.reason);
      return both(decision([...explained(state, order, progress, judged.delta), progressed, ...told]), cancel);
    }
  }
}

/** What was taken over because this fill was not known is given back first. */
function explained(
  state: StateInSight,
  { instrumentId, side }: Order,
  { at }: OrderProgress,
  { quantity, value, commission }: FilledDelta,
): readonly CorrelatedEvent[] {
  const instrument = state.ledger.instruments.get(instrumentId);
  if (isZero(quantity) || instrument === undefined) return [];
  const paid = instrument.kind === 'Spot' ? asMoney(value) : zeroMoney;
  const cash = subtract(side === 'Buy' ? negate(paid) : paid, commission);
  const netQuantity = signed(side, quantity);
  return createUnwinding(state)({ at, instrumentId, netQuantity, currency: instrument.quoteCurrency, cash });
}

/** Somebody else's order. The venue's own list says what it is and what it did; it is read soon, and an end is an end at once. */
const foreignOrder = ({ ledger }: StateInSight, { venueOrderId, status }: OrderProgress): Decision =>
  ledger.externalOrders.has(venueOrderId) && isTerminal(status)
    ? decision([event('ExternalOrderEnded', { venueOrderId }, venueOrderId)])
    : nothing;

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
