import { decodePayload, encodePayload, type NewStoredEvent, type StoredEvent } from '@bot/core';
import type { VenueEvent, VenueEventType } from './venueEvent';

/** The version of each payload's shape. */
const versions = {
  Deposited: 1,
  PositionSeeded: 1,
  OrderAccepted: 1,
  OrderRejected: 1,
  OrderRested: 1,
  TradeExecuted: 1,
  OrderCanceled: 1,
  MarketStepped: 1,
} as const satisfies Record<VenueEventType, number>;

/** For the store: amounts become decimal text. */
export function toStoredEvent(event: VenueEvent, causationId: string): NewStoredEvent {
  const { type, at, ...payload } = event;
  const correlationId = subjectOf(event);
  return { type, v: versions[type], at, causationId, correlationId, payload: encodePayload(payload) };
}

/** The inverse of `toStoredEvent`; null for an event that no venue wrote. */
export function fromStoredEvent({ type, at, v, payload }: StoredEvent): VenueEvent | null {
  if (!Object.hasOwn(versions, type) || versions[type as VenueEventType] !== v) return null;
  return { type, at, ...decodePayload(payload) } as VenueEvent;
}

/** The order, or else the account or the market, that an event belongs to. */
export function subjectOf(event: VenueEvent): string {
  switch (event.type) {
    case 'Deposited':
    case 'PositionSeeded':
      return event.accountId;
    case 'OrderRejected':
      return event.clientOrderId;
    case 'OrderAccepted':
    case 'OrderRested':
    case 'OrderCanceled':
      return event.venueOrderId;
    case 'TradeExecuted':
      return event.tradeId;
    case 'MarketStepped':
      return 'market';
  }
}
