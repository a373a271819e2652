import { judgeProgress, type OrderProgress } from '@bot/core';
import { decision, event, nothing, type Decision } from '../decision';
import type { StateInSight } from '../state/engineState';

/** The venue's word on one order, from wherever it came: the stream, an answer, a look-up. Hearing it twice changes nothing. */
export function decideOrderReported({ ledger }: StateInSight, progress: OrderProgress): Decision {
  const { clientOrderId, venueOrderId } = progress;
  const order = ledger.orders.get(clientOrderId);
  if (order === undefined) return foreignOrder(ledger.alerts, progress);

  const judged = judgeProgress(order, progress);
  switch (judged.verdict) {
    case 'Stale':
      return nothing;
    case 'Impossible':
      return impossible(ledger.alerts, progress, judged.problem);
    case 'Applies':
      return decision([
        event(
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
        ),
      ]);
  }
}

/** Somebody else trades on this account. It is reported once; the books show what it did. */
function foreignOrder(
  alerts: ReadonlySet<string>,
  { clientOrderId, venueOrderId, instrumentId }: OrderProgress,
): Decision {
  return alertOnce(alerts, 'ForeignOrder', venueOrderId, {
    severity: 'Warning',
    message: `The venue reported order ${venueOrderId} (${clientOrderId}) in ${instrumentId}, which this bot did not place. It is left alone. If nobody else trades on this account, revoke the key.`,
  });
}

function impossible(alerts: ReadonlySet<string>, { clientOrderId }: OrderProgress, problem: string): Decision {
  return alertOnce(alerts, 'ImpossibleReport', clientOrderId, {
    severity: 'Critical',
    message: `The venue reported something that cannot be true of order ${clientOrderId}: ${problem}. The report was ignored; compare the order with the venue's own page.`,
  });
}

function alertOnce(
  alerts: ReadonlySet<string>,
  code: string,
  subject: string,
  text: { readonly severity: 'Warning' | 'Critical'; readonly message: string },
): Decision {
  if (alerts.has(`${code}:${subject}`)) return nothing;
  return decision([event('AlertRaised', { ...text, code, subject }, subject)]);
}
