import { createVirtualClock } from '@bot/simulation';
import { noFaultEffects } from './faultEffects';
import type { RequestFaultSource } from './requestFaults';
import { createVenueFaults, type VenueFaultSource } from './venueFaults';

/** For a venue that has not handed over its clock and its exchange yet: only faults that are counted by calls. */
export function createArmedFaults(): VenueFaultSource & RequestFaultSource {
  const faults = createVenueFaults({ clock: createVirtualClock({ startAt: 0 }), effects: noFaultEffects });
  return { ...faults, ...faults.requests };
}
