import type { EpochMs, InstrumentId } from '@bot/core';
import type { Units } from '../units';
import type { AccountId } from '../venueEvent';

/** What one account paid or received for one interval. */
export interface FundingAtVenue {
  readonly accountId: AccountId;
  readonly instrumentId: InstrumentId;
  readonly units: Units;
  readonly ppb: number;
  readonly dueAt: EpochMs;
  readonly at: EpochMs;
}
