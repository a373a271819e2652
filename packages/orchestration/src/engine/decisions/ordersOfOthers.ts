import {
  asMoney,
  isZero,
  notionalFor,
  subtract,
  toText,
  zeroMoney,
  zeroQuantity,
  type BotEventPayloads,
  type VenueOrder,
} from '@bot/core';
import { event, type CorrelatedEvent } from '../decision';
import type { VenueBooks } from '../input';
import type { StateInSight } from '../state/engineState';
import { quoteCurrencies } from '../state/valuation';
import { driftFound } from './driftFound';

type Seen = BotEventPayloads['ExternalOrderSeen'];

/** Somebody else's live orders, as far as they touch what we trade or the money that we share. */
export function ordersOfOthers(state: StateInSight, { openOrders }: VenueBooks): readonly CorrelatedEvent[] {
  const known = state.ledger.externalOrders;
  const listed = new Map(
    openOrders
      .filter(({ progress }) => !state.ledger.orders.has(progress.clientOrderId))
      .map((order) => [order.progress.venueOrderId, order]),
  );
  const seen = [...listed.values()].flatMap((order) => seeOrder(state, order));
  const ended = [...known.keys()]
    .filter((venueOrderId) => !listed.has(venueOrderId))
    .map((venueOrderId) => event('ExternalOrderEnded', { venueOrderId }, venueOrderId));
  return [...seen, ...ended];
}

function seeOrder(state: StateInSight, order: VenueOrder): readonly CorrelatedEvent[] {
  const seen = promiseOf(state, order);
  if (seen === null) return [];
  const before = state.ledger.externalOrders.get(seen.venueOrderId);
  if (before !== undefined && sameText(before, seen)) return [];
  const isNews = before === undefined && !isZero(seen.quantity);
  const { venueOrderId, clientOrderId, instrumentId, side } = seen;
  const { quantity, limitPrice } = order.terms;
  const drift = {
    drift: 'ForeignOrder',
    venueOrderId,
    clientOrderId,
    instrumentId,
    side,
    quantity,
    limitPrice,
  } as const;
  return [...(isNews ? driftFound(state, drift) : []), event('ExternalOrderSeen', seen, venueOrderId)];
}

/** null for an order that touches nothing of ours. One in coins that are left alone only keeps money back. */
function promiseOf(state: StateInSight, { terms, progress }: VenueOrder): Seen | null {
  const { ledger, view } = state;
  const { instrumentId, side, limitPrice } = terms;
  const instrument = ledger.instruments.get(instrumentId) ?? view.listed.get(instrumentId);
  if (instrument === undefined || !quoteCurrencies(state).includes(instrument.quoteCurrency)) return null;
  const leaves = subtract(terms.quantity, progress.cumulativeQuantity);
  const keepsMoney = instrument.kind === 'Spot' && side === 'Buy' && limitPrice !== null;
  const hold = keepsMoney ? asMoney(notionalFor(limitPrice, leaves, instrument.contractSize)) : zeroMoney;
  const isOurs = ledger.instruments.has(instrumentId) && isZero(ledger.ignored.get(instrumentId) ?? zeroQuantity);
  if (!isOurs && isZero(hold)) return null;
  const { venueOrderId, clientOrderId } = progress;
  const quantity = isOurs ? leaves : zeroQuantity;
  return { venueOrderId, clientOrderId, instrumentId, side, quantity, hold, currency: instrument.quoteCurrency };
}

const sameText = (a: Pick<Seen, 'quantity' | 'hold'>, b: Pick<Seen, 'quantity' | 'hold'>): boolean =>
  toText(a.quantity) === toText(b.quantity) && toText(a.hold) === toText(b.hold);
