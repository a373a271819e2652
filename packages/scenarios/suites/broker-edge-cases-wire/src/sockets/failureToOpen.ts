import type { Wire } from '@bot/core';

/** Why a stream was not opened; undefined: it was, and is closed again. */
export async function failureToOpen(wire: Wire, url: string): Promise<Error | undefined> {
  const { promise, resolve } = Promise.withResolvers<Error | undefined>();
  const socket = wire.connect(
    url,
    { opened: () => resolve(undefined), received: () => undefined, closed: (_frame, failure) => resolve(failure) },
    { maxBytes: 1_000 },
  );
  const failure = await promise;
  socket.close();
  return failure;
}
