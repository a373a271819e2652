import { WireError } from '@bot/core';

/** No socket comes about, and over real sockets the request for one is answered with a status: 429 for too many connections. */
export class HandshakeRefused extends WireError {
  constructor(readonly status: number) {
    super('Unreachable', { happened: `the simulator: no socket, but status ${status}.` }, { host: 'the simulator' });
  }
}
