import type { Socket, Wire } from '@bot/core';

export interface OpenedWire {
  readonly wire: Wire;
  /** Where the other side really is. */
  readonly httpUrl: string;
  readonly wsUrl: string;
}

/** A wire before its other side listens: what is asked of it meanwhile waits. Addresses are those of the other side, whatever they were. */
export function openingWire(opening: Promise<OpenedWire>): Wire {
  return {
    async exchange(request, limits) {
      const { wire, httpUrl } = await opening;
      return wire.exchange({ ...request, url: movedTo(httpUrl, request.url) }, limits);
    },
    connect(url, listener, limits) {
      const connected = opening.then(({ wire, wsUrl }) => wire.connect(movedTo(wsUrl, url), listener, limits));
      const then =
        <What extends unknown[]>(act: (socket: Socket) => (...what: What) => void) =>
        (...what: What): void =>
          void connected.then((socket) => act(socket)(...what));
      return {
        ...{ send: then(({ send }) => send), ping: then(({ ping }) => ping) },
        ...{ close: then(({ close }) => close), destroy: then(({ destroy }) => destroy) },
      };
    },
    close: async () => (await opening).wire.close(),
  };
}

/** Worked example: `https://coinbase.test/api?x=1` moved to `http://127.0.0.1:8080` is `http://127.0.0.1:8080/api?x=1`. */
function movedTo(place: string, url: string): string {
  const { pathname, search } = new URL(url);
  return `${place}${pathname}${search}`;
}
