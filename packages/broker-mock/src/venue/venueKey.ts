import type { VenuePermissions } from '@bot/simulation';

/** A key of an account. What it may do can change while it is in use. */
export interface VenueKey {
  permissions(): VenuePermissions;
  allow(change: Partial<VenuePermissions>): void;
}

export function createVenueKey(given: Partial<VenuePermissions> = {}): VenueKey {
  let permissions: VenuePermissions = {
    ...{ canView: true, canTrade: true, canTransfer: false, canTradePerpetuals: true },
    ...given,
  };
  return {
    permissions: () => permissions,
    allow(change) {
      permissions = { ...permissions, ...change };
    },
  };
}
