import type { Currency, EpochMs } from '@bot/core';
import type { Units } from '../units';
import type { AccountId } from '../venueEvent';
import { accountOf, type VenueState } from '../venueState';
import { freeEquity, initialMargin, maintenanceMargin } from './margin';

/** How an account stands with its perpetuals in one quote currency. */
export interface MarginSummary {
  readonly equity: Units;
  readonly initialMargin: Units;
  readonly maintenanceMargin: Units;
  /** How much of the equity may be lost before the account is liquidated; below zero it is due. */
  readonly liquidationBuffer: Units;
}

/** Worked example: equity of 8,000 and long 1 at 50,000, maintenance 5 % → 2,500, so a buffer of 5,500. */
export function marginSummary(state: VenueState, accountId: AccountId, currency: Currency, at: EpochMs): MarginSummary {
  const account = accountOf(state, accountId);
  const equity = freeEquity(state, account, currency);
  const maintenance = maintenanceMargin(state, account, currency, at);
  return {
    equity,
    initialMargin: initialMargin(state, account, currency, at),
    maintenanceMargin: maintenance,
    liquidationBuffer: equity - maintenance,
  };
}
