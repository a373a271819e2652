import type { HttpAnswer, HttpRequest, Unsubscribe } from '@bot/core';

/**
 * The other side of a wire, whatever carries the bytes: in memory (`createMemoryWire`) or over real sockets. It knows no time of its
 * own beyond the clock that it was made with.
 */
export interface WireServer {
  /**
   * Resolves with the answer; never settles when there is none, and the caller's deadline ends it.
   * @throws WireError for a connection that breaks instead
   */
  answer(request: HttpRequest): Promise<ServedAnswer>;
  /** Somebody wants a socket. @throws WireError when none comes about */
  accept(request: SocketRequest, peer: ServedPeer): ServedSocket;
  /**
   * Tells when nothing can reach it any more and when something can again, for whoever listens on a port for it. Meanwhile `answer` and
   * `accept` throw Unreachable. Without it the server is always there.
   */
  watchReach?(listener: (isReachable: boolean) => void): Unsubscribe;
}

/** How the bytes of an answer travel. Without it: all at once. */
export type Delivery =
  /** The connection breaks after so many bytes of the body. */
  | { readonly kind: 'Cut'; readonly afterBytes: number }
  /** So many bytes of the body at a time, and a pause before each. 0 ms: only the packets are small. */
  | { readonly kind: 'Slow'; readonly bytes: number; readonly everyMs: number };

export interface ServedAnswer extends HttpAnswer {
  readonly delivery?: Delivery;
}

export interface SocketRequest {
  readonly url: string;
  /** By lower-case name. */
  readonly headers: { readonly [name: string]: string };
}

/** The client, as the server reaches it. Nothing happens once the socket has ended. */
export interface ServedPeer {
  send(text: string): void;
  /** What no text can be: malformed UTF-8, for instance. */
  sendBytes(bytes: Uint8Array): void;
  close(code: number, reason: string): void;
  /** The connection is gone without a word: the client is told 1006. */
  destroy(): void;
  /** Half-open: from now on nothing gets through in either direction, and nobody is told. */
  mute(): void;
}

/** The server's end of one socket. */
export interface ServedSocket {
  received(message: string): void;
  /** The client has gone. */
  closed(): void;
}
