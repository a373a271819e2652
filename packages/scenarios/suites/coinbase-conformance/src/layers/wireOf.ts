import type { CoinbaseSimulator, WireFaults } from '@bot/coinbase-simulator';
import { assert, type Clock, type EpochMs } from '@bot/core';
import type { VenueFaults, VenueUnderControl, WireServer } from '@bot/simulation';

/** The wire of a world, as far as a scenario may look at it and break it. */
export interface WireUnderTest {
  readonly faults: WireFaults;
  readonly simulator: CoinbaseSimulator;
  /** When each socket was asked for, also those that did not come about. */
  readonly sockets: readonly EpochMs[];
  /** What our client has warned of, without the words around it. */
  readonly warnings: readonly Readonly<Record<string, unknown>>[];
}

const wires = new WeakMap<VenueFaults, WireUnderTest>();

export const noteWire = ({ control }: Pick<VenueUnderControl, 'control'>, wire: WireUnderTest): void =>
  void wires.set(control.faults, wire);

/** The wire in front of a venue of the layers WM and W. */
export function wireOf({ faults }: { readonly faults: VenueFaults }): WireUnderTest {
  const wire = wires.get(faults);
  assert(wire !== undefined, 'there is a wire in front of the venue');
  return wire;
}

export function countedSockets(
  server: WireServer,
  clock: Clock,
): { readonly server: WireServer; readonly sockets: readonly EpochMs[] } {
  const sockets: EpochMs[] = [];
  return {
    sockets,
    server: {
      ...server,
      accept(...request) {
        sockets.push(clock.now());
        return server.accept(...request);
      },
    },
  };
}
