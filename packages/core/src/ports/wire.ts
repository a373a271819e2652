/** One request over HTTP. */
export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Absolute, with its query: `https://api.coinbase.com/api/v3/brokerage/time`. */
  readonly url: string;
  /** By lower-case name. */
  readonly headers: { readonly [name: string]: string };
  /** Text, sent as UTF-8. */
  readonly body?: string;
}

export interface HttpAnswer {
  readonly status: number;
  /** By lower-case name. */
  readonly headers: { readonly [name: string]: string };
  /** Whole and unpacked. */
  readonly body: Uint8Array;
}

export interface HttpLimits {
  /** Aborted: the connection is given up, and the call ends with DeadlinePassed. */
  readonly signal: AbortSignal;
  /** Of the body, unpacked. */
  readonly maxBytes: number;
  /** The request has left and nothing of its answer has come: work that is done now is waited for by nobody. Must not throw. */
  readonly sent?: () => void;
}

/** Requests, each with one answer. */
export interface HttpExchange {
  /** Any whole answer, whatever its status and body. @throws WireError */
  exchange(request: HttpRequest, limits: HttpLimits): Promise<HttpAnswer>;
}

/** How a socket ended. */
export interface SocketEnd {
  /** That of the close frame; 1006 when none came. */
  readonly code: number;
  readonly reason: string;
}

/** What a socket tells. It is told nothing before `connect` has returned, and nothing after `closed`. */
export interface SocketListener {
  opened(): void;
  /** One whole message, text as UTF-8. */
  received(message: Uint8Array): void;
  /** Something came from the other side that is no message: it lives. */
  ponged?(): void;
  /** Once, last, also when it never opened: then `error` says why. */
  closed(end: SocketEnd, error?: Error): void;
}

export interface SocketLimits {
  /** Of one message, unpacked. A longer one ends the socket. */
  readonly maxBytes: number;
}

/** One WebSocket connection. */
export interface Socket {
  /** Does nothing once it has ended. */
  send(text: string): void;
  /** Asks the other side for a pong. */
  ping(): void;
  /** Ends it politely. `closed` is told in any case. */
  close(code?: number, reason?: string): void;
  /** Ends it at once: no word to the other side. */
  destroy(): void;
}

/** What leaves the process and comes in. The other side may be across the world, on this machine, or in this process. */
export interface Wire extends HttpExchange {
  /** `url` is `wss://…` or `ws://…`. */
  connect(url: string, listener: SocketListener, limits: SocketLimits): Socket;
  /** Gives connections back. Sockets end, calls that wait end with Broken. */
  close(): Promise<void>;
}
