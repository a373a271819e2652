import type { EpochMs } from '@bot/core';
import type { OrderAtVenue } from '../venueState';

/** What will happen by itself. */
export interface Due {
  readonly at: EpochMs;
  readonly kind: 'Cancel' | 'Expiry';
  readonly order: OrderAtVenue;
}
