import type { AmendRefusal, RejectReason } from '@bot/core';
import type { VenueCommandOf } from '../venueCommand';
import type { OrderEntry, VenueEvent } from '../venueEvent';
import { accountOf, isLive, type OrderAtVenue, type VenueState } from '../venueState';
import { arrivalOf, arrive } from './arrival';
import { checkFunds } from './checkFunds';
import { checkBand, checkSize, checkStatus, crosses } from './checkTerms';
import { ownOrder } from './decideCancel';
import type { Refusal } from './refusal';
import { NOBODY_MET, walkBook, type Walk } from './walk';

type Amend = VenueCommandOf<'AmendOrder'>;

/** Why an amendment is refused. */
export interface AmendProblem {
  readonly reason: AmendRefusal;
  readonly message: string;
}

const problem = (reason: AmendRefusal, message: string): AmendProblem => ({ reason, message });

/** What would come of an amendment: the problem that refuses it, or what happens. */
type Judged = { readonly problem: AmendProblem } | { readonly events: readonly VenueEvent[] };

export function amendRefusal(state: VenueState, command: Amend): AmendProblem | null {
  const judged = judge(state, command);
  return 'problem' in judged ? judged.problem : null;
}

/** A refused amendment changes nothing. */
export function decideAmend(state: VenueState, command: Amend): readonly VenueEvent[] {
  const judged = judge(state, command);
  return 'problem' in judged ? [] : judged.events;
}

/** VR-118 to VR-120. */
function judge(state: VenueState, command: Amend): Judged {
  const { at, accountId, orderNo, limitTicks, lots } = command;
  const order = ownOrder(state, accountId, orderNo);
  const wrong = checkOrder(order, command);
  if (wrong !== null || order === undefined) return { problem: wrong ?? notFound };

  const { market, entry } = order;
  const leaves = lots - order.filledLots;
  const amended: OrderEntry = { ...entry, lots, limitTicks };
  const keepsPlace = limitTicks === order.limitTicks && leaves <= order.lots;
  const arrival = arrivalOf(state, order, limitTicks, leaves, at);
  const walk: Walk = keepsPlace ? NOBODY_MET : walkBook(state, market, arrival);
  const refusal = checkStatus(market, amended) ?? checkSize(market, amended) ?? checkBand(market, amended, limitTicks);
  if (refusal !== null) return { problem: fromRefusal(refusal) };
  if (entry.postOnly && crosses(market, amended)) {
    return { problem: problem('PostOnlyWouldCross', 'The new price would trade at once.') };
  }
  const account = accountOf(state, accountId);
  const short = checkFunds(state, market, {
    ...{ account, walk, at, makerPpm: order.makerPpm, takerPpm: order.takerPpm },
    entry: { ...amended, lots: leaves },
    freed: market.listing.isPerpetual ? order.pending : order.hold,
  });
  if (short !== null) return { problem: fromRefusal(short) };
  const changed: VenueEvent = { type: 'OrderAmended', at, orderNo, limitTicks, lots, keepsPlace };
  return { events: keepsPlace ? [changed] : arrive(state, market, arrival, walk, [changed]) };
}

const notFound = problem('OrderNotFound', 'There is no such order, or it has ended.');

function checkOrder(order: OrderAtVenue | undefined, { lots }: Amend): AmendProblem | null {
  if (order === undefined || !isLive(order)) return notFound;
  const { type, timeInForce } = order.entry;
  if (type !== 'Limit' || timeInForce !== 'GTC' || order.pendingCancel) {
    return problem(
      'NotAmendable',
      'Only a limit order good till cancelled can be amended, and not while it is canceled.',
    );
  }
  return lots > order.filledLots ? null : problem('BelowFilled', `${order.filledLots} lots are filled already.`);
}

const reasons: Partial<Record<RejectReason, AmendRefusal>> = {
  BelowMinimumSize: 'InvalidSize',
  AboveMaximumSize: 'InvalidSize',
  InsufficientFunds: 'InsufficientFunds',
  PriceOutOfBand: 'InvalidPrice',
};

const fromRefusal = ({ reason, message }: Refusal): AmendProblem =>
  problem(reasons[reason] ?? 'NotAllowedNow', message);
