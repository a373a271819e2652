import type { EpochMs } from '@bot/core';
import { ppmOf } from '../listing';
import { notionalFrom, type Units } from '../units';
import type { Account, VenueState } from '../venueState';

const HOUR_MS = 3_600_000;
const VOLUME_HOURS = 30 * 24;

/** Parts per million. */
export interface FeePpm {
  readonly maker: number;
  readonly taker: number;
}

export const hourOf = (at: EpochMs): number => Math.floor(at / HOUR_MS);

/** What the account traded in the 720 full hours before the current one (VR-302). */
export function volume30d({ volumeByHour }: Account, at: EpochMs): Units {
  const current = hourOf(at);
  let volume = 0n;
  for (const [hour, traded] of volumeByHour) {
    if (hour < current && hour >= current - VOLUME_HOURS) volume += traded;
  }
  return volume;
}

/** What orders of the account that are placed now pay. Within an hour nothing changes the volume that counts. */
export function feePpmOf({ setup }: VenueState, account: Account, at: EpochMs): FeePpm {
  if (account.rates?.hour === hourOf(at)) return account.rates;
  const rates = setup.feeModel(notionalFrom(volume30d(account, at)));
  return { maker: ppmOf(rates.maker), taker: ppmOf(rates.taker) };
}

/** Counts a trade, and forgets hours that no longer matter. */
export function countVolume({ volumeByHour }: Account, at: EpochMs, value: Units): void {
  const hour = hourOf(at);
  const counted = volumeByHour.get(hour);
  volumeByHour.set(hour, (counted ?? 0n) + value);
  if (counted !== undefined) return;
  for (const old of volumeByHour.keys()) if (old < hour - VOLUME_HOURS) volumeByHour.delete(old);
}
