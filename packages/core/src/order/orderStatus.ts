/**
 * FIX and Nautilus terms. Denied = by our risk, Rejected = by the venue, Failed = never reached the venue.
 * Unknown = sent, and nobody knows whether the venue has it.
 */
export const orderStatuses = [
  'Initialized',
  'Denied',
  'Submitted',
  'Unknown',
  'Accepted',
  'PartiallyFilled',
  'PendingReplace',
  'PendingCancel',
  'Filled',
  'Canceled',
  'Rejected',
  'Expired',
  'Failed',
] as const;
export type OrderStatus = (typeof orderStatuses)[number];

/** The statuses that a venue reports. */
export type VenueOrderStatus = 'Accepted' | 'PartiallyFilled' | 'Filled' | 'Canceled' | 'Rejected' | 'Expired';

const terminal: ReadonlySet<OrderStatus> = new Set(['Denied', 'Filled', 'Canceled', 'Rejected', 'Expired', 'Failed']);

/** Nothing more is expected of the order, besides the late rows of the transition table. */
export const isTerminal = (status: OrderStatus): boolean => terminal.has(status);
