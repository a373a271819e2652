import type { HttpRequest, SocketListener, Wire } from '@bot/core';
import { drain } from '../time/drain';
import { createKernel } from '../time/kernel';
import { createVirtualClock } from '../time/virtualClock';
import { createMemoryWire } from './memoryWire';
import { wireFailure } from './wireFailure';
import type { Delivery, ServedAnswer, ServedPeer, ServedSocket, SocketRequest, WireServer } from './wireServer';
import { createWireTraffic } from './wireTraffic';

const request: HttpRequest = { method: 'GET', url: 'http://127.0.0.1:1/orders?limit=1', headers: { host: 'x' } };
const answer = (delivery?: Delivery): ServedAnswer => ({
  ...{ status: 200, headers: {}, body: Buffer.from('0123456789') },
  ...(delivery && { delivery }),
});

/** Bytes need some turns of the event loop each way, as on loopback. */
async function travel(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await drain();
}

function slowly(wire: Wire): Wire {
  return {
    ...wire,
    async exchange(...call) {
      await travel();
      try {
        return await wire.exchange(...call);
      } finally {
        await travel();
      }
    },
    connect(url, listener, limits) {
      const late =
        <T extends unknown[]>(tell: (...what: T) => void) =>
        (...what: T): void =>
          void travel().then(() => tell(...what));
      const told: SocketListener = {
        opened: late(() => listener.opened()),
        received: late((message) => listener.received(message)),
        ponged: late(() => listener.ponged?.()),
        closed: late((end, error) => listener.closed(end, error)),
      };
      const socket = wire.connect(url, told, limits);
      return {
        send: late((text) => socket.send(text)),
        ping: late(() => socket.ping()),
        close: late((code, reason) => socket.close(code, reason)),
        destroy: late(() => socket.destroy()),
      };
    },
  };
}

/** A client and a server far apart, and time that does not overtake what is under way between them. */
function openWorld(server: Partial<WireServer>) {
  const clock = createVirtualClock({ startAt: 0 });
  const traffic = createWireTraffic();
  const served: WireServer = {
    answer: () => Promise.resolve(answer()),
    accept: () => ({ received: () => undefined, closed: () => undefined }),
    ...server,
  };
  const wire = traffic.watch(slowly(createMemoryWire({ clock, server: traffic.serve(served) })));
  const kernel = createKernel({ clock, atRest: () => traffic.atRest() });
  const story: string[] = [];
  const tell = (what: string): void => void story.push(`${clock.now()} ${what}`);
  const patience = new AbortController();
  const ask = (): Promise<void> =>
    wire.exchange(request, { signal: patience.signal, maxBytes: 100 }).then(
      () => tell('answered'),
      (error: { code: string }) => tell(error.code),
    );
  return { clock, kernel, traffic, wire, story, tell, patience, ask };
}

const wait = (clock: ReturnType<typeof createVirtualClock>, ms: number): Promise<void> =>
  new Promise((resolve) => void clock.setTimer(ms, resolve));

describe('a request under way', () => {
  it('is not overtaken by time, on neither of its ways; while the server thinks, time passes', async () => {
    const world = openWorld({
      async answer(seen) {
        world.tell(`asked ${seen.url} ${JSON.stringify(seen.headers)}`);
        await wait(world.clock, 30);
        return answer();
      },
    });
    void world.ask();
    world.clock.setTimer(10, () => world.tell('timer'));
    await world.kernel.advance(1_000);
    expect(world.story).toEqual([`0 asked ${request.url} {"host":"x"}`, '10 timer', '30 answered']);
  });

  it('may end in a failure, or be given up while the server thinks', async () => {
    const failing = openWorld({ answer: () => Promise.reject(wireFailure('Broken', 'x')) });
    void failing.ask();
    await failing.kernel.advance(5);
    expect(failing.story).toEqual(['0 Broken']);

    const silent = openWorld({ answer: () => new Promise(() => undefined) });
    silent.clock.setTimer(7, () => silent.patience.abort());
    void silent.ask();
    await silent.kernel.advance(9);
    expect(silent.story).toEqual(['7 DeadlinePassed']);
  });

  it('that trickles back lets time pass between its pieces', async () => {
    const world = openWorld({ answer: () => Promise.resolve(answer({ kind: 'Slow', bytes: 4, everyMs: 10 })) });
    void world.ask();
    await world.kernel.advance(40);
    await travel();
    expect(world.story).toEqual(['40 answered']);
  });

  it('that never arrives is an error that names it', async () => {
    const traffic = createWireTraffic({ patienceTurns: 10 });
    const nowhere = { exchange: () => new Promise(() => undefined) } as unknown as Wire;
    void traffic.watch(nowhere).exchange(request, { signal: new AbortController().signal, maxBytes: 1 });
    await expect(traffic.atRest()).rejects.toMatchObject({
      code: 'BytesStuck',
      message: expect.stringContaining('Under way: GET /orders (There).') as string,
    });
  });
});

describe('a socket under way', () => {
  function openSocket(accepted: (peer: ServedPeer) => void = () => undefined) {
    const peers: ServedPeer[] = [];
    const world = openWorld({
      accept({ url }: SocketRequest, peer): ServedSocket {
        world.tell(`server: ${url}`);
        peers.push(peer);
        accepted(peer);
        return { received: (text) => world.tell(`server: ${text}`), closed: () => world.tell('server: gone') };
      },
    });
    const socket = world.wire.connect(
      'ws://127.0.0.1:1/?a=1',
      {
        opened: () => world.tell('opened'),
        received: (message) => world.tell(`client: ${Buffer.from(message).toString()}`),
        ponged: () => world.tell('pong'),
        closed: ({ code }) => world.tell(`closed ${code}`),
      },
      { maxBytes: 5 },
    );
    return { ...world, socket, peer: () => peers[0] as ServedPeer };
  }

  it('opens, carries frames and pongs, and is closed by the client, each before time moves', async () => {
    const { kernel, clock, socket, story } = openSocket((peer) => peer.send('hi'));
    socket.send('early');
    await kernel.advance(1);
    expect(story.splice(story.indexOf('0 server: early'), 1)).toEqual(['0 server: early']);
    socket.send('a');
    socket.ping();
    await kernel.advance(1);
    socket.close(1000, 'done');
    socket.send('b');
    socket.ping();
    await kernel.advance(1);
    expect(story).toEqual([
      '0 server: ws://127.0.0.1:1/?a=1',
      '0 opened',
      '0 client: hi',
      '1 server: a',
      '1 pong',
      '2 server: gone',
      '2 closed 1000',
    ]);
    socket.send('c');
    socket.ping();
    socket.destroy();
    await kernel.advance(1);
    expect([story.length, clock.now()]).toEqual([7, 4]);
  });

  it.each([
    ['politely', (peer: ServedPeer) => peer.close(1001, 'away'), 'closed 1001'],
    ['without a word', (peer: ServedPeer) => peer.destroy(), 'closed 1006'],
    ['for a frame that is too large', (peer: ServedPeer) => peer.sendBytes(new Uint8Array(6)), 'closed 1006'],
  ])('is ended by the server %s', async (_, end, told) => {
    const { kernel, peer, story, traffic } = openSocket();
    await kernel.advance(1);
    end(peer());
    await kernel.advance(1);
    expect(story.filter((line) => line !== '1 server: gone').at(-1)).toBe(`1 ${told}`);
    await traffic.atRest();
  });

  it('that is half-open holds nothing up', async () => {
    const { kernel, clock, socket, peer, story } = openSocket();
    await kernel.advance(1);
    peer().mute();
    peer().send('x');
    socket.send('x');
    socket.ping();
    await kernel.advance(10);
    socket.destroy();
    await kernel.advance(10);
    await travel();
    await travel();
    expect([story.slice(2), clock.now()]).toEqual([['21 closed 1006'], 21]);
  });

  it('that nobody accepts holds nothing up', async () => {
    const { kernel, story } = openSocket(() => {
      throw wireFailure('Unreachable', 'x');
    });
    await kernel.advance(1);
    expect(story.slice(1)).toEqual(['0 closed 1006']);
  });
});

describe('what carries no mark', () => {
  it('is let through', async () => {
    const traffic = createWireTraffic();
    const heard: string[] = [];
    const served = traffic.serve({
      answer: () => Promise.resolve(answer()),
      accept({ url }) {
        heard.push(url);
        return { received: () => undefined, closed: () => undefined };
      },
    });
    expect((await served.answer(request)).status).toBe(200);
    served.accept({ url: 'ws://127.0.0.1/', headers: {} }, {} as ServedPeer);
    await traffic.atRest();
    expect(heard).toEqual(['ws://127.0.0.1/']);
  });
});
