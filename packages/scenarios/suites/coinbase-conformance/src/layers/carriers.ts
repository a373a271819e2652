import { createNodeWire } from '@bot/broker-coinbase';
import { serveOnLoopback } from '@bot/coinbase-simulator';
import type { Clock } from '@bot/core';
import { createMemoryWire, createWireTraffic, type Layer, type WireServer } from '@bot/simulation';
import { openingWire, type OpenedWire } from './openingWire';
import { overWire, type Carrier } from './overWire';

/** WM: the bytes stay in memory. */
const inMemory: Carrier = {
  name: 'WM',
  carry: (server, clock) => ({ wire: createMemoryWire({ clock, server }), close: () => undefined }),
};

/** W: real sockets on this machine. Time is virtual all the same, and waits for their bytes. */
function onLoopback(): Carrier {
  const traffic = createWireTraffic();
  return {
    name: 'W',
    atRest: () => traffic.atRest(),
    carry(server, clock) {
      const opened = open(traffic.serve(server), clock);
      const wire = openingWire(opened);
      return {
        wire: traffic.watch(wire),
        close() {
          void wire.close();
          void opened.then(({ closeServer }) => closeServer());
        },
      };
    },
  };
}

async function open(
  server: WireServer,
  clock: Clock,
): Promise<OpenedWire & { readonly closeServer: () => Promise<void> }> {
  const { httpUrl, wsUrl, close } = await serveOnLoopback(server, { clock });
  // None may wait for another: time would stand still for both.
  return { wire: createNodeWire({ connections: 256 }), httpUrl, wsUrl, closeServer: close };
}

/** The client over the wire in memory: deterministic, like everything beneath it. */
export const overMemory = (layer: Layer): Layer => overWire(layer, inMemory);

/** The client over real sockets. */
export const overLoopback = (layer: Layer): Layer => overWire(layer, onLoopback());
