import { add, toSteps, zeroNotional, type EpochMs, type Instrument, type Notional } from '@bot/core';
import type { AccountId } from './venueEvent';
import { accountOf, positionIn, type Account, type VenueState } from './venueState';

const DAY_MS = 24 * 60 * 60 * 1000;
const VOLUME_DAYS = 30;

export const dayOf = (at: EpochMs): number => Math.floor(at / DAY_MS);

/** What the account traded in the last thirty days, today included. */
export function volume30d(account: Account, at: EpochMs): Notional {
  let volume = zeroNotional;
  for (const [day, traded] of account.volumeByDay) {
    if (day > dayOf(at) - VOLUME_DAYS) volume = add(volume, traded);
  }
  return volume;
}

/** Signed net position in lots. */
export const netLotsIn = (state: VenueState, accountId: AccountId, instrument: Instrument): number =>
  toSteps(positionIn(accountOf(state, accountId), instrument.instrumentId).netQuantity, instrument.lotSize);
