import type { HttpAnswer, Socket } from '@bot/core';
import { createKernel, createMemoryWire, createVirtualClock } from '@bot/simulation';
import { createScriptedServer, textAnswer, type ScriptedServer } from '../../sockets/testing/scriptedServer';
import { withWireFaults } from '../wireFaults';

export const HOST = 'https://api.coinbase.com';
export const BODY = '{"orders":[{"status":"OPEN"}]}';

interface Client {
  readonly socket: Socket;
  readonly heard: string[];
}

/** A server that says the same to everybody, with faults before it, in memory and on virtual time. */
export function openFaultyWire() {
  const clock = createVirtualClock({ startAt: 0 });
  const kernel = createKernel({ clock });
  const headers = { 'content-type': 'application/json' };
  const behind: ScriptedServer = createScriptedServer(async () => textAnswer(BODY, { headers }));
  const { server, faults } = withWireFaults(behind, clock);
  const wire = createMemoryWire({ clock, server });

  /** What the caller sees. */
  async function call(method: 'GET' | 'POST', path: string): Promise<HttpAnswer | string> {
    const gaveUp = new AbortController();
    clock.setTimer(60_000, () => gaveUp.abort());
    const asked = wire.exchange(
      { method, url: `${HOST}${path}`, headers: {} },
      { signal: gaveUp.signal, maxBytes: 1e6 },
    );
    return kernel.run(
      asked.catch((error: unknown) => {
        const { code, message } = error as { code?: string; message: string };
        return code ?? message;
      }),
    );
  }
  async function texts(method: 'GET' | 'POST', path: string, times = 1): Promise<readonly string[]> {
    const seen: string[] = [];
    for (let called = 0; called < times; called++) {
      const answer = await call(method, path);
      seen.push(typeof answer === 'string' ? answer : `${answer.status} ${new TextDecoder().decode(answer.body)}`);
    }
    return seen;
  }
  async function connect(): Promise<Client> {
    const heard: string[] = [];
    const socket = wire.connect(
      'wss://advanced-trade-ws.coinbase.com/',
      {
        opened: () => heard.push('(opened)'),
        received: (message) => heard.push(Buffer.from(message).toString('latin1')),
        closed: ({ code, reason }) => heard.push(`(${code} ${reason})`),
      },
      { maxBytes: 1e6 },
    );
    await kernel.settled();
    return { socket, heard };
  }
  return { clock, kernel, behind, faults, call, texts, connect };
}
