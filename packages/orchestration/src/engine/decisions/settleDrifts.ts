import {
  add,
  driftTraits,
  isNegative,
  isPositive,
  isZero,
  signed,
  subtract,
  zeroMoney,
  zeroNotional,
  zeroQuantity,
  type Currency,
  type Drift,
} from '@bot/core';
import { event, type CorrelatedEvent } from '../decision';
import { alertKey } from '../state/alerts';
import { driftText } from '../state/drifts';
import type { StateInSight } from '../state/engineState';
import { liveOrdersIn } from '../state/liveOrders';
import { latestMark } from '../state/valuation';
import { driftFound, isHeldBack, policyOf } from './driftFound';
import { partLeftAlone } from './partLeftAlone';

/** A fill of a live order of ours may be under way for so long; until then it may be what explains a difference. Assumed. */
const ON_ITS_WAY_MS = 60_000;

/**
 * Differences that no record explains. By setting the venue's side is taken over; or a person is asked, and resuming is the answer
 * that accepts it. Nothing is ever traded to make books agree.
 */
export const settleDrifts = (state: StateInSight, drifts: readonly Drift[]): readonly CorrelatedEvent[] =>
  drifts.flatMap((drift) => {
    const { booked } = driftTraits[drift.drift];
    // What no record explains although there should be one is nothing that a setting can accept.
    const policy = booked === 'ByRecord' && policyOf(state, drift) === 'adopt' ? 'ask' : policyOf(state, drift);
    const text = driftText(drift);
    const wasSaid = (['BooksDiffer', 'AccountChanged'] as const).some((code) =>
      state.ledger.alerts.has(alertKey(code, text)),
    );
    const said = wasSaid ? [] : driftFound(state, drift, policy);
    if (booked === 'ByEvidence') return mayBeOnItsWay(state, drift) ? [] : [...said, ...takeOver(state, drift)];
    const isAccepted = policy === 'adopt' || (wasSaid && !isHeldBack(state, drift));
    if (!isAccepted || booked !== 'WhenAccepted') return said;
    return mayBeOnItsWay(state, drift) ? [] : [...said, ...takeOver(state, drift)];
  });

function takeOver(state: StateInSight, drift: Drift): readonly CorrelatedEvent[] {
  switch (drift.drift) {
    case 'CashDiffers': {
      const amount = subtract(drift.venues, drift.ours);
      return [event('CashMoved', { currency: drift.currency, amount, why: 'Unexplained', tradeId: null })];
    }
    case 'DebtCovered': {
      const amount = subtract(drift.venues, drift.ours);
      return [event('CashMoved', { currency: drift.currency, amount, why: 'Insurance', tradeId: drift.tradeId })];
    }
    case 'FundingUnlisted':
      return drift.payments.map((payment) => event('FundingBooked', { payment }));
    case 'PositionDiffers':
      return adjust(state, drift);
    case 'OrderUnknownToVenue':
      return endLost(state, drift.clientOrderId);
    default:
      return [];
  }
}

/** What is left alone moves first, as with a trade of others. Of the rest nothing can be taken over yet without a price. */
function adjust(
  state: StateInSight,
  { instrumentId, ours, venues }: Extract<Drift, { drift: 'PositionDiffers' }>,
): readonly CorrelatedEvent[] {
  const alone = state.ledger.ignored.get(instrumentId) ?? zeroQuantity;
  const change = subtract(venues, ours);
  const part = signed(isNegative(change) ? 'Sell' : 'Buy', partLeftAlone(alone, change));
  const ignored = isZero(part) ? [] : [event('HoldingIgnored', { instrumentId, netQuantity: add(alone, part) })];
  const rest = subtract(change, part);
  const price = latestMark(state, instrumentId)?.price;
  if (isZero(rest) || price === undefined) return ignored;
  return [...ignored, event('PositionAdjusted', { instrumentId, netQuantity: rest, price, why: 'Unexplained' })];
}

/** The order is taken for canceled. A fill that comes all the same is late, and counts. */
function endLost({ ledger }: StateInSight, clientOrderId: string): readonly CorrelatedEvent[] {
  const order = ledger.orders.get(clientOrderId);
  if (order === undefined || order.venueOrderId === null) return [];
  const { venueOrderId, filledQuantity: cumulativeQuantity, filledValue, commission } = order;
  const filledNow = { quantity: zeroQuantity, value: zeroNotional, commission: zeroMoney };
  const told = { clientOrderId, venueOrderId, cumulativeQuantity, filledValue, commission, filledNow };
  return [event('OrderProgressed', { ...told, status: 'Canceled', reason: 'Other', late: false }, clientOrderId)];
}

/** A live order of ours could explain it, and its fill may still be told. */
function mayBeOnItsWay(state: StateInSight, drift: Drift): boolean {
  const { view } = state;
  const since = view.drifts.get(driftText(drift)) ?? view.now;
  if (view.now - since >= ON_ITS_WAY_MS) return false;
  switch (drift.drift) {
    case 'PositionDiffers': {
      const side = isPositive(subtract(drift.venues, drift.ours)) ? 'Buy' : 'Sell';
      return liveOrdersIn(state, drift.instrumentId).some((order) => order.side === side);
    }
    case 'CashDiffers':
      return isTradedFor(state, drift.currency);
    case 'FundingUnlisted':
      return isTradedFor(state, drift.currency) || isBeingSettledIn(state, drift.currency);
    default:
      return false;
  }
}

const isTradedFor = (state: StateInSight, currency: Currency): boolean =>
  [...state.ledger.instruments.values()].some(
    ({ instrumentId, quoteCurrency }) => quoteCurrency === currency && liveOrdersIn(state, instrumentId).length > 0,
  );

/** What a fill has cost is still to be told. */
const isBeingSettledIn = ({ ledger }: StateInSight, currency: Currency): boolean =>
  [...ledger.unsettledOrderIds].some((id) => {
    const instrumentId = ledger.orders.get(id)?.instrumentId ?? '';
    return ledger.instruments.get(instrumentId)?.quoteCurrency === currency;
  });
