import type { Wire } from '@bot/core';
import { createNodeHttp } from './http';
import type { NodeWireOptions } from './nodeWireParts';
import { createNodeSockets } from './sockets';

/** The network. Certificates are checked, and nothing leaves this machine unencrypted. */
export function createNodeWire(options: NodeWireOptions = {}): Wire {
  const http = createNodeHttp(options);
  const sockets = createNodeSockets(options);
  return {
    exchange: http.exchange,
    connect: sockets.connect,
    async close() {
      await Promise.all([http.close(), sockets.close()]);
    },
  };
}
