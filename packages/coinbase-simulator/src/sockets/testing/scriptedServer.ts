import type { HttpRequest } from '@bot/core';
import type { ServedAnswer, ServedPeer, SocketRequest, WireServer } from '@bot/simulation';

/** A server that says what the test says, and remembers what it heard. */
export interface ScriptedServer extends WireServer {
  readonly requests: HttpRequest[];
  readonly accepted: SocketRequest[];
  readonly heard: string[];
  /** The newest client. */
  peer(): ServedPeer;
  /** Resolves with the next thing that is heard on a socket. */
  nextHeard(): Promise<string>;
  /** Called at once with each thing that is heard. */
  onHeard: () => void;
  reach(isReachable: boolean): void;
}

export function createScriptedServer(
  answer: (request: HttpRequest) => Promise<ServedAnswer>,
  onAccept: (peer: ServedPeer) => void = () => undefined,
): ScriptedServer {
  const requests: HttpRequest[] = [];
  const accepted: SocketRequest[] = [];
  const heard: string[] = [];
  const watchers = new Set<(isReachable: boolean) => void>();
  const listeners: ((text: string) => void)[] = [];
  let newest: ServedPeer | null = null;

  function hear(text: string): void {
    heard.push(text);
    server.onHeard();
    for (const listener of listeners.splice(0)) listener(text);
  }

  const server: ScriptedServer = {
    onHeard: () => undefined,
    requests,
    accepted,
    heard,
    peer: () => newest as ServedPeer,
    nextHeard: () => new Promise((resolve) => void listeners.push(resolve)),
    reach(isReachable) {
      for (const watcher of watchers) watcher(isReachable);
    },
    answer(request) {
      requests.push(request);
      return answer(request);
    },
    accept(request, peer) {
      onAccept(peer);
      newest = peer;
      accepted.push(request);
      return { received: hear, closed: () => hear('(closed)') };
    },
    watchReach(listener) {
      watchers.add(listener);
      return () => void watchers.delete(listener);
    },
  };
  return server;
}

const encoder = new TextEncoder();

export const textAnswer = (text: string, more: Partial<ServedAnswer> = {}): ServedAnswer => ({
  status: 200,
  headers: { 'content-type': 'text/plain' },
  body: encoder.encode(text),
  ...more,
});
