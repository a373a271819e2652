import type { LookupFunction } from 'node:net';
import type { HttpExchange, Wire } from '@bot/core';

/** The network in two halves, which `createNodeWire` puts together: one that makes requests, and one that has sockets. */
export type NodeHttp = HttpExchange & Pick<Wire, 'close'>;
export type NodeSockets = Pick<Wire, 'connect' | 'close'>;

export interface NodeWireOptions {
  /** PEM of an authority to trust beside those of Node: a simulator's own. Default: none. */
  readonly ca?: string;
  /** Of one host at a time for requests: what is more waits, and its deadline runs. Default: 16. */
  readonly connections?: number;
  /**
   * How names become addresses. Each of them is tried in turn until one answers, and a connection that stands needs none.
   * Default: that of the system.
   */
  readonly lookup?: LookupFunction;
}
