import type { Side, TimeInForce, VenueOrderStatus } from '@bot/core';

/** The words of the wire, in the order of its documents. */
export const orderStatuses = [
  ...(['PENDING', 'OPEN', 'FILLED', 'CANCELLED', 'EXPIRED', 'FAILED'] as const),
  ...(['UNKNOWN_ORDER_STATUS', 'QUEUED', 'CANCEL_QUEUED', 'EDIT_QUEUED'] as const),
] as const;
export type WireOrderStatus = (typeof orderStatuses)[number];
/** Those of orders that may still trade. */
export const openStatuses: readonly string[] = ['PENDING', 'OPEN', 'QUEUED', 'CANCEL_QUEUED', 'EDIT_QUEUED'];

export const wireStatus = {
  Accepted: 'OPEN',
  PartiallyFilled: 'OPEN',
  Filled: 'FILLED',
  Canceled: 'CANCELLED',
  Expired: 'EXPIRED',
  Rejected: 'FAILED',
} as const satisfies Record<VenueOrderStatus, WireOrderStatus>;

export const sides = ['BUY', 'SELL'] as const;
export const wireSide = { Buy: 'BUY', Sell: 'SELL' } as const satisfies Record<Side, (typeof sides)[number]>;
export const sideOf = { BUY: 'Buy', SELL: 'Sell' } as const;

export const timeInForces = [
  'UNKNOWN_TIME_IN_FORCE',
  'GOOD_UNTIL_DATE_TIME',
  'GOOD_UNTIL_CANCELLED',
  'IMMEDIATE_OR_CANCEL',
  'FILL_OR_KILL',
] as const;
export const wireTimeInForce = {
  GTC: 'GOOD_UNTIL_CANCELLED',
  GTD: 'GOOD_UNTIL_DATE_TIME',
  IOC: 'IMMEDIATE_OR_CANCEL',
  FOK: 'FILL_OR_KILL',
} as const satisfies Record<TimeInForce, (typeof timeInForces)[number]>;

export const orderTypes = [
  ...(['UNKNOWN_ORDER_TYPE', 'MARKET', 'LIMIT', 'STOP', 'STOP_LIMIT', 'BRACKET', 'TWAP'] as const),
  ...(['ROLL_OPEN', 'ROLL_CLOSE', 'LIQUIDATION', 'SCALED'] as const),
] as const;

export const productTypes = ['UNKNOWN_PRODUCT_TYPE', 'SPOT', 'FUTURE'] as const;
export const contractExpiryTypes = ['UNKNOWN_CONTRACT_EXPIRY_TYPE', 'EXPIRING', 'PERPETUAL'] as const;
export const placementSources = ['UNKNOWN_PLACEMENT_SOURCE', 'RETAIL_SIMPLE', 'RETAIL_ADVANCED'] as const;

/** In seconds. */
export const granularities = {
  ONE_MINUTE: 60,
  FIVE_MINUTE: 300,
  FIFTEEN_MINUTE: 900,
  THIRTY_MINUTE: 1_800,
  ONE_HOUR: 3_600,
  TWO_HOUR: 7_200,
  SIX_HOUR: 21_600,
  ONE_DAY: 86_400,
} as const;
