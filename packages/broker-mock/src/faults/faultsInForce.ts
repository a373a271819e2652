import type { Clock } from '@bot/core';
import { createDisruptions, type Disruptions } from './disruptions';
import type { DrawnFaults } from './drawnFaults';
import type { RequestFault, StreamFault } from './fault';
import { createFaultScript, type FaultScript } from './faultScript';

/** Everything that can strike now. */
export interface FaultsInForce {
  readonly clock: Clock;
  readonly requestScript: FaultScript<RequestFault>;
  readonly streamScript: FaultScript<StreamFault>;
  readonly disruptions: Disruptions;
  /** null: nothing comes by chance. */
  drawn: DrawnFaults | null;
}

export const createFaultsInForce = (clock: Clock): FaultsInForce => ({
  clock,
  requestScript: createFaultScript(),
  streamScript: createFaultScript(),
  disruptions: createDisruptions(clock),
  drawn: null,
});
