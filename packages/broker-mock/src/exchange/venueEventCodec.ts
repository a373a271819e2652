import type { JsonObject, JsonValue, NewStoredEvent, StoredEvent } from '@bot/core';
import type { VenueEvent, VenueEventType } from './venueEvent';

/** The version of each payload's shape. Version 1 was written in decimals, by a venue that knew less. */
const versions = {
  Deposited: 2,
  PositionSeeded: 2,
  OrderAccepted: 2,
  OrderRejected: 2,
  OrderRested: 2,
  OrderTriggered: 2,
  OrderAmended: 2,
  CancelRequested: 2,
  OrderEnded: 2,
  TradeExecuted: 2,
  TradeBusted: 2,
  MarketStepped: 2,
  StatusChanged: 2,
  FundingRateSet: 2,
  FundingSettled: 2,
  LiquidationBegan: 2,
  LiquidationEnded: 2,
} as const satisfies Record<VenueEventType, number>;

/** The names under which units stand in an event; JSON has no whole numbers of that size, so they become text. */
const unitNames: ReadonlySet<string> = new Set(['units', 'basis', 'spend', 'fee', 'covered', 'payments']);

/** For the store: units become decimal text. */
export function toStoredEvent(event: VenueEvent, causationId: string): NewStoredEvent {
  const { type, at, ...payload } = event;
  return {
    type,
    v: versions[type],
    at,
    causationId,
    correlationId: subjectOf(event),
    payload: encode(payload) as JsonObject,
  };
}

/** The inverse of `toStoredEvent`; null for an event that no venue of this version wrote. */
export function fromStoredEvent({ type, at, v, payload }: StoredEvent): VenueEvent | null {
  if (!Object.hasOwn(versions, type) || versions[type as VenueEventType] !== v) return null;
  return { type, at, ...(decode(payload) as object) } as VenueEvent;
}

function encode(value: unknown): JsonValue {
  if (typeof value === 'bigint') return value.toString();
  if (Array.isArray(value)) return value.map(encode);
  if (typeof value !== 'object' || value === null) return value as JsonValue;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, encode(part)]));
}

function decode(value: JsonValue, name = ''): unknown {
  if (Array.isArray(value)) {
    if (name === 'payments') return value.map(([accountId, units]: string[]) => [accountId, BigInt(units ?? 0)]);
    return value.map((part: JsonValue) => decode(part));
  }
  if (typeof value === 'string') return unitNames.has(name) ? BigInt(value) : value;
  // Where the market stands is JSON already, under names of its own.
  if (typeof value !== 'object' || value === null || name === 'position') return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, decode(part as JsonValue, key)]));
}

/** The order, or else the account or the market, that an event belongs to. */
function subjectOf(event: VenueEvent): string {
  switch (event.type) {
    case 'Deposited':
    case 'PositionSeeded':
    case 'LiquidationBegan':
    case 'LiquidationEnded':
      return event.accountId;
    case 'OrderRejected':
      return event.clientOrderId;
    case 'OrderAccepted':
    case 'OrderRested':
    case 'OrderTriggered':
    case 'OrderAmended':
    case 'CancelRequested':
    case 'OrderEnded':
      return `V${event.orderNo}`;
    case 'TradeExecuted':
    case 'TradeBusted':
      return `T${event.tradeNo}`;
    case 'StatusChanged':
    case 'FundingRateSet':
    case 'FundingSettled':
      return event.instrumentId;
    case 'MarketStepped':
      return 'market';
  }
}
