import type { ClientOrderId, EpochMs, FillDetail } from '@bot/core';
import { both, nothing, type Decision } from '../decision';
import type { InputOf, VenueBooks } from '../input';
import type { StateInSight } from '../state/engineState';
import { decideFillReported } from './fillReported';
import { submitFailed } from './submitAnswered';
import { decideOrderFound, decideOrderReported } from './orderReported';

/** What the venue's books tell of orders that ours do not know yet. */
export function newsOfOrders(state: StateInSight, { at, books }: InputOf<'VenueBooksRead'>): Decision {
  const ours = books.ours.map(({ clientOrderId, found }) =>
    found === null ? notListed(state, clientOrderId, at) : decideOrderFound(state, found, at),
  );
  const foreign = foreignOrders(state, books).map(({ progress }) => decideOrderReported(state, progress));
  const fills = onceEach(books.fills).map((fill) => decideFillReported(state, fill));
  return [...ours, ...foreign, ...fills].reduce(both, nothing);
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

const foreignOrders = ({ ledger }: StateInSight, { openOrders }: VenueBooks): VenueBooks['openOrders'] => [
  ...new Map(
    openOrders
      .filter(({ progress }) => !ledger.orders.has(progress.clientOrderId))
      .map((order) => [order.progress.venueOrderId, order]),
  ).values(),
];

/** Pages of a list can overlap. */
const onceEach = (fills: readonly FillDetail[]): readonly FillDetail[] => [
  ...new Map(fills.map((fill) => [`${fill.clientOrderId}:${fill.tradeId}`, fill])).values(),
];
