import type { ServerResponse } from 'node:http';
import type { Clock } from '@bot/core';
import type { ServedAnswer } from '@bot/simulation';

/** Sends an answer as it is to travel: whole, cut off in its body, or in small pieces. */
export function writeAnswer(clock: Clock, response: ServerResponse, answer: ServedAnswer): void {
  const { status, headers, body, delivery } = answer;
  // Pieces are chunks of HTTP, without a length in front.
  const length = delivery?.kind === 'Slow' ? {} : { 'content-length': body.length };
  response.writeHead(status, { ...headers, ...length });
  if (delivery?.kind === 'Cut' && delivery.afterBytes < body.length) {
    // The write must be on its way before the connection breaks, or less would arrive than was said.
    response.write(body.subarray(0, delivery.afterBytes), () => response.socket?.destroy());
    if (delivery.afterBytes === 0) response.flushHeaders();
    return;
  }
  if (delivery?.kind === 'Slow') return writeSlowly(clock, response, body, delivery);
  response.end(body);
}

function writeSlowly(
  clock: Clock,
  response: ServerResponse,
  body: Uint8Array,
  { bytes, everyMs }: { readonly bytes: number; readonly everyMs: number },
): void {
  let sent = 0;
  response.flushHeaders();
  const next = (): void => {
    const piece = body.subarray(sent, sent + bytes);
    sent += bytes;
    if (sent >= body.length) return void response.end(piece);
    response.write(piece);
    cancelTimer = clock.setTimer(everyMs, next);
  };
  let cancelTimer = clock.setTimer(everyMs, next);
  // Whoever has gone is sent no more, and keeps no process alive.
  response.once('close', () => cancelTimer());
}
