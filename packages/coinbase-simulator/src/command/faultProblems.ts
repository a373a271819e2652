import type { Instrument } from '@bot/core';
import { createMockVenue, manualMarket } from '@bot/broker-mock';
import { createRandom, createVirtualClock } from '@bot/simulation';
import { armFault, type FaultRequest } from '../faults/armFault';
import { withWireFaults } from '../faults/wireFaults';
import { createCoinbaseSimulator } from '../simulator';

/** What is wrong with faults, found out at a venue that nobody uses. */
export function faultProblems(faults: readonly FaultRequest[], instruments: readonly Instrument[]): readonly string[] {
  const clock = createVirtualClock({ startAt: 0 });
  const venue = createMockVenue({
    ...{ clock, random: createRandom(0), instruments, market: manualMarket(), balances: {} },
  });
  const { faults: wire } = withWireFaults(createCoinbaseSimulator({ venue, clock, keys: [] }), clock);
  return faults.flatMap((fault) => {
    try {
      armFault(fault, { venue: venue.control.faults, wire });
      return [];
    } catch (error) {
      return [`--fault: ${(error as Error).message}.`];
    }
  });
}
