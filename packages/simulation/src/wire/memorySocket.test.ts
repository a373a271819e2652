import type { Socket, SocketListener } from '@bot/core';
import { drain } from '../time/drain';
import { createVirtualClock } from '../time/virtualClock';
import { createMemoryWire } from './memoryWire';
import { wireFailure } from './wireFailure';
import type { ServedPeer, ServedSocket, WireServer } from './wireServer';

interface Story {
  readonly told: string[];
  readonly peer: ServedPeer;
  readonly socket: Socket;
  readonly close: () => Promise<void>;
}

/** Both sides of one socket; `told` is what either heard, in order. */
function openSocket(accept?: (peer: ServedPeer) => void): Story {
  const told: string[] = [];
  let peer: ServedPeer | null = null;
  const server: WireServer = {
    answer: () => new Promise(() => undefined),
    accept({ url }, opened): ServedSocket {
      told.push(`server: ${url}`);
      peer = opened;
      accept?.(opened);
      return { received: (text) => told.push(`server: ${text}`), closed: () => told.push('server: gone') };
    },
  };
  const wire = createMemoryWire({ clock: createVirtualClock({ startAt: 0 }), server });
  const listener: SocketListener = {
    opened: () => told.push('client: opened'),
    received: (message) => told.push(`client: ${Buffer.from(message).toString()}`),
    ponged: () => told.push('client: pong'),
    closed: ({ code, reason }, error) =>
      told.push(
        ['client: closed', code, reason, (error as { code?: string } | undefined)?.code].filter(Boolean).join(' '),
      ),
  };
  const socket = wire.connect('wss://venue.test/', listener, { maxBytes: 5 });
  return {
    told,
    socket,
    get peer() {
      return peer as unknown as ServedPeer;
    },
    close: () => wire.close(),
  };
}

const opened = ['server: wss://venue.test/', 'client: opened'];

async function openedSocket(): Promise<Story> {
  const story = openSocket();
  await drain();
  story.told.length = 0;
  return story;
}

describe('a socket in memory', () => {
  it('opens after connect has returned, and carries what both sides say in order', async () => {
    const { told, socket } = openSocket((peer) => {
      peer.send('hello');
      peer.sendBytes(Uint8Array.of(0x68, 0x69));
    });
    socket.send('a');
    socket.ping();
    socket.send('b');
    expect(told).toEqual([]);
    await drain();
    expect(told).toEqual([...opened, 'server: a', 'client: pong', 'server: b', 'client: hello', 'client: hi']);
  });

  it('that nobody accepts ends with the reason', async () => {
    const { told, socket } = openSocket(() => {
      throw wireFailure('CertificateRefused', 'venue.test');
    });
    socket.send('a');
    await drain();
    expect(told).toEqual(['server: wss://venue.test/', 'client: closed 1006 CertificateRefused']);
  });

  it('is closed by the client after what it said; the server hears of it once', async () => {
    const { told, socket, peer } = await openedSocket();
    socket.send('bye');
    socket.close(1000, 'done');
    socket.destroy();
    await drain();
    expect(told).toEqual(['server: bye', 'server: gone', 'client: closed 1000 done']);
    socket.send('more');
    socket.ping();
    socket.close();
    peer.send('late');
    peer.close(1001, 'late');
    await drain();
    expect(told).toHaveLength(3);
  });

  it('closes with 1000 unless something else is said, and breaks with 1006', async () => {
    const polite = await openedSocket();
    polite.socket.close();
    await drain();
    expect(polite.told).toEqual(['server: gone', 'client: closed 1000']);
    const torn = await openedSocket();
    torn.socket.destroy();
    await drain();
    expect(torn.told).toEqual(['server: gone', 'client: closed 1006']);
  });

  it('is closed by the server, politely or without a word', async () => {
    const polite = await openedSocket();
    polite.peer.send('last');
    polite.peer.close(1001, 'going away');
    polite.peer.send('never');
    await drain();
    expect(polite.told).toEqual(['client: last', 'client: closed 1001 going away']);
    const torn = await openedSocket();
    torn.peer.destroy();
    await drain();
    expect(torn.told).toEqual(['client: closed 1006 Broken']);
  });

  it('can be closed before it opened', async () => {
    const { told, socket } = openSocket();
    socket.close();
    await drain();
    expect(told).toEqual([...opened, 'server: gone', 'client: closed 1000']);
  });

  it('ends upon a message that is larger than it may be', async () => {
    const { told, peer } = await openedSocket();
    peer.send('12345');
    peer.send('123456');
    peer.send('after');
    await drain();
    expect(told).toEqual(['client: 12345', 'server: gone', 'client: closed 1006 TooLarge']);
  });

  it('lets nothing through once it is mute, in either direction, and still ends for the client', async () => {
    const { told, socket, peer } = await openedSocket();
    peer.send('heard');
    await drain();
    peer.mute();
    peer.send('x');
    peer.close(1001, 'x');
    peer.destroy();
    socket.send('x');
    socket.ping();
    await drain();
    expect(told).toEqual(['client: heard']);
    socket.destroy();
    await drain();
    expect(told).toEqual(['client: heard', 'client: closed 1006']);
  });

  it('ends when the wire is closed', async () => {
    const { told, close } = await openedSocket();
    await close();
    await drain();
    expect(told).toEqual(['server: gone', 'client: closed 1006']);
  });
});
