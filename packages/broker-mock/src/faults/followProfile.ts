import { assert } from '@bot/core';
import type { FaultProfile } from '@bot/simulation';
import { createDrawnFaults } from './drawnFaults';
import type { LastingFault } from './fault';
import type { FaultsInForce } from './faultsInForce';
import { drawnSpans } from './span';

/** @param mustRemember throws when the venue cannot look back so far */
export function followProfile(inForce: FaultsInForce, profile: FaultProfile, mustRemember: (ms: number) => void): void {
  assert(inForce.drawn === null, 'one profile of faults is followed at a time: heal() ends it');
  if (drawsStale(profile)) mustRemember(profile.staleMaxMs);
  inForce.drawn = createDrawnFaults(profile);
  const { random, outageMaxMs, outageGapMaxMs, disconnectMaxMs, disconnectGapMaxMs } = profile;
  const startMs = inForce.clock.monotonicMs();
  const again = (fault: LastingFault, maxMs: number, gapMaxMs: number): void => {
    if (gapMaxMs === 0) return;
    inForce.disruptions.begin(fault, drawnSpans(random.fork(fault.fault), startMs, { maxMs, gapMaxMs }), null);
  };
  again({ fault: 'Outage', kind: '5xx' }, outageMaxMs, outageGapMaxMs);
  again({ fault: 'Disconnect', stream: 'all', kind: 'clean' }, disconnectMaxMs, disconnectGapMaxMs);
}

const drawsStale = ({ rates }: FaultProfile): boolean =>
  Object.values(rates).some((given) => 'stale' in given && Number(given.stale) > 0);
