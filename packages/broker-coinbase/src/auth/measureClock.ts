import type { Clock, EpochMs } from '@bot/core';
import { getTime } from '../endpoints/getTime';
import { timeFrom } from '../mapping/times';
import { reading } from '../transport/failures';
import type { RestClient } from '../transport/restClient';
import type { ServerClock } from './serverClock';

/** Asks the venue for its time, and learns from it how far our clock is off. @throws BrokerError */
export async function measureClock(rest: RestClient, clock: Clock, serverClock: ServerClock): Promise<EpochMs> {
  const askedAt = clock.monotonicMs();
  const { iso } = await getTime(rest);
  const at = reading('venueTime', () => timeFrom(iso, 'iso'));
  serverClock.measured(at, askedAt);
  return at;
}
