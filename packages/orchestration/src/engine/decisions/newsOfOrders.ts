import {
  exceeds,
  type ClientOrderId,
  type Drift,
  type EpochMs,
  type FillDetail,
  type OrderProgress,
  type VenueOrder,
} from '@bot/core';
import { both, decision, nothing, type Decision } from '../decision';
import type { InputOf, VenueBooks } from '../input';
import type { StateInSight } from '../state/engineState';
import { driftFound } from './driftFound';
import { decideFillReported } from './fillReported';
import { ordersOfOthers } from './ordersOfOthers';
import { submitFailed } from './submitAnswered';
import { decideOrderFound } from './orderReported';
import { recordsOfOthers } from './recordsOfOthers';

/** A report is late when it is not here after so long. Assumed. */
const LATE_MS = 5_000;

/** What the venue has a record of and our books do not know yet: of our orders, and of what others did. */
export function newsOfOrders(state: StateInSight, input: InputOf<'VenueBooksRead'>): Decision {
  const { at, books } = input;
  const ours = newsOfOurOrders(state, at, books);
  const others = isOpen(state)
    ? decision([...recordsOfOthers(state, books), ...ordersOfOthers(state, books)])
    : nothing;
  return both(ours, others);
}

/** Only what concerns orders of ours. */
export function newsOfOurOrders(
  state: StateInSight,
  at: EpochMs,
  { ours, fills }: Pick<VenueBooks, 'ours' | 'fills'>,
): Decision {
  const orders = ours.map(({ clientOrderId, found }) =>
    found === null ? notListed(state, clientOrderId, at) : reported(state, found, at),
  );
  return [...orders, ...onceEach(fills).map((fill) => decideFillReported(state, fill))].reduce(both, nothing);
}

/** Before books are open everything that happened is in what they will be opened with. */
const isOpen = ({ ledger }: StateInSight): boolean => ledger.opened.size > 0;

/** What should have been told long ago is a difference, and one that the venue's own record settles. */
function reported(state: StateInSight, found: VenueOrder, at: EpochMs): Decision {
  const { progress } = found;
  const news = decideOrderFound(state, found, at);
  const applies = news.events.some(({ type }) => type === 'OrderProgressed');
  const drift = applies && at - progress.at > LATE_MS ? driftOf(state, progress) : null;
  return drift === null ? news : both(decision(driftFound(state, drift)), news);
}

/** An order that the venue had not confirmed is only looked up; that is no difference. */
function driftOf({ ledger }: StateInSight, progress: OrderProgress): Drift | null {
  const { clientOrderId, cumulativeQuantity, status, reason } = progress;
  const order = ledger.orders.get(clientOrderId);
  if (order === undefined || order.venueOrderId === null) return null;
  if (exceeds(cumulativeQuantity, order.filledQuantity)) {
    return { drift: 'FilledQuantityDiffers', clientOrderId, ours: order.filledQuantity, venues: cumulativeQuantity };
  }
  if (order.status === status) return null;
  return { drift: 'OrderStatusDiffers', clientOrderId, ourStatus: order.status, venueStatus: status, reason };
}

/** An answer is no longer to be expected (the process that sent it ended, or it is far too late), and the venue lists nothing. */
function notListed(state: StateInSight, clientOrderId: ClientOrderId, at: EpochMs): Decision {
  const { config, ledger, view } = state;
  const order = ledger.orders.get(clientOrderId);
  const attempt = ledger.attempts.get(clientOrderId);
  // What waits to be sent again, or for the first time, is not missed.
  const isUnderWay = ledger.sends.get(clientOrderId)?.dueAt === null;
  if (order?.status !== 'Submitted' || attempt === undefined || !isUnderWay) return nothing;
  const mayBeAnswered = view.reconciled && at - attempt.lastAt <= config.admissionWindowMs;
  if (mayBeAnswered) return nothing;
  const message = 'No answer was recorded, and the venue does not list it.';
  return submitFailed(state, order, { code: 'Timeout', venueOutcome: 'Unknown', message }, at);
}

/** Pages of a list can overlap. */
const onceEach = (fills: readonly FillDetail[]): readonly FillDetail[] => [
  ...new Map(fills.map((fill) => [`${fill.clientOrderId}:${fill.tradeId}`, fill])).values(),
];
