import type { Clock, HttpAnswer, HttpLimits, HttpRequest, Wire, WireError } from '@bot/core';
import { connectInMemory, type MemorySocket } from './memorySocket';
import { wireFailure } from './wireFailure';
import type { ServedAnswer, WireServer } from './wireServer';

export interface MemoryWireOptions {
  readonly clock: Clock;
  readonly server: WireServer;
}

/** A wire without a network: the same bytes as over sockets, on the clock that is given. */
export function createMemoryWire({ clock, server }: MemoryWireOptions): Wire {
  const sockets = new Set<MemorySocket>();
  const waiting = new Set<(error: WireError) => void>();

  function exchange(request: HttpRequest, { signal, maxBytes, sent }: HttpLimits): Promise<HttpAnswer> {
    const { host } = new URL(request.url);
    return new Promise((resolve, reject) => {
      const end = (settle: () => void): void => {
        if (!waiting.delete(giveUp)) return;
        signal.removeEventListener('abort', pass);
        settle();
      };
      const giveUp = (error: WireError): void => end(() => reject(error));
      const pass = (): void => giveUp(wireFailure('DeadlinePassed', host));
      waiting.add(giveUp);
      signal.addEventListener('abort', pass);
      if (signal.aborted) return pass();
      server.answer(request).then(
        (answer) =>
          deliver(clock, answer, maxBytes, host, {
            whole: (delivered) => end(() => resolve(delivered)),
            broken: giveUp,
            isWanted: () => waiting.has(giveUp),
          }),
        (error: unknown) => end(() => reject(error)),
      );
      sent?.();
    });
  }

  return {
    exchange,
    connect(url, listener, limits) {
      const socket = connectInMemory({ server, url, listener, limits, ended: () => sockets.delete(socket) });
      sockets.add(socket);
      return socket;
    },
    async close() {
      for (const socket of [...sockets]) socket.destroy();
      for (const giveUp of [...waiting]) giveUp(wireFailure('Broken', 'memory'));
    },
  };
}

interface Receiver {
  readonly whole: (answer: HttpAnswer) => void;
  readonly broken: (error: WireError) => void;
  /** False once the caller has gone. */
  readonly isWanted: () => boolean;
}

function deliver(clock: Clock, answer: ServedAnswer, maxBytes: number, host: string, receiver: Receiver): void {
  const { delivery, ...plain } = answer;
  const isTooLarge = plain.body.length > maxBytes;
  if (delivery?.kind === 'Cut' && delivery.afterBytes < plain.body.length) {
    return receiver.broken(wireFailure('Broken', host));
  }
  if (delivery?.kind !== 'Slow') {
    return isTooLarge ? receiver.broken(wireFailure('TooLarge', host)) : receiver.whole(plain);
  }
  let left = plain.body.length;
  const { bytes, everyMs } = delivery;
  const next = (): void => {
    if (!receiver.isWanted()) return;
    left -= bytes;
    if (plain.body.length - left > maxBytes) return receiver.broken(wireFailure('TooLarge', host));
    if (left > 0) return void clock.setTimer(everyMs, next);
    receiver.whole(plain);
  };
  clock.setTimer(everyMs, next);
}
