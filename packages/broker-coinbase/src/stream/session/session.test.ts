import { createKernel, createMemoryWire, createRandom, createVirtualClock } from '@bot/simulation';
import { brokerTestError } from '../testing/brokerTestError';
import { START } from '../testing/givenStreams';
import {
  acknowledge,
  answerAsVenue,
  createScriptedVenue,
  level2,
  type ScriptedVenueOptions,
} from '../testing/scriptedVenue';
import { defaultStreamSettings, type StreamSettings } from '../streamSettings';
import { openSession, type SessionOptions } from './session';

/** A session with the book of BTC-USD, and what it told: `running`, `lost …`, channels. */
function givenSession(
  change: Partial<SessionOptions> = {},
  answer: ScriptedVenueOptions['answer'] = answerAsVenue,
  settings: Partial<StreamSettings> = {},
) {
  const clock = createVirtualClock({ startAt: START });
  const kernel = createKernel({ clock });
  const venue = createScriptedVenue({ clock, answer });
  const logged: string[] = [];
  const told: string[] = [];
  const log = (details: object): void => void logged.push(JSON.stringify(details));
  const session = openSession({
    wire: createMemoryWire({ clock, server: venue }),
    clock,
    random: createRandom('session'),
    logger: { debug: log, info: log, warn: log, error: log },
    key: null,
    settings: { ...defaultStreamSettings, ...settings },
    url: 'wss://market.test',
    topics: [
      { channel: 'heartbeats', productIds: null },
      { channel: 'level2', productIds: ['BTC-USD'] },
    ],
    isPrivate: false,
    isBusy: true,
    listener: {
      running: () => told.push('running'),
      frame: ({ channel }) => channel === 'level2' && told.push(channel),
      lost: (missed) => told.push(`lost ${missed}`),
    },
    ...change,
  });
  const ends = (): readonly string[] => logged.map((line) => String((JSON.parse(line) as { why?: string }).why));
  const waits = (): readonly number[] => logged.map((line) => (JSON.parse(line) as { waitMs: number }).waitMs);
  return { clock, kernel, venue, session, told, logged, ends, waits };
}

/** Data, so that the feed is not silent. */
const keepBusy = async ({ kernel, venue }: ReturnType<typeof givenSession>, seconds: number): Promise<void> => {
  for (let second = 0; second < seconds; second++) {
    venue.last.tell('l2_data', [level2('update', 'BTC-USD', 'bid 98 1')]);
    await kernel.advance(1_000);
  }
};

describe('a session', () => {
  it('runs once everything is acknowledged and the book is there, in whatever order they come', async () => {
    const { kernel, told } = givenSession({}, (message, socket) => {
      acknowledge(socket);
      if (message.channel === 'level2') socket.tell('l2_data', [level2('snapshot', 'BTC-USD', 'bid 1 1')]);
    });
    await kernel.settled();
    expect(told).toEqual(['level2', 'running']);
  });

  it.each([
    ['an acknowledgement', 'subscriptions'],
    ['a snapshot', 'l2_data'],
  ])('takes a subscription without %s for a failed one', async (_, withheld) => {
    const { kernel, venue, ends } = givenSession({}, (message, socket, its) =>
      answerAsVenue(
        message,
        {
          ...socket,
          said: socket.said,
          tell: (channel, events) => void (channel === withheld || socket.tell(channel, events)),
        },
        its,
      ),
    );
    await kernel.advance(9_999);
    expect(venue.sockets).toHaveLength(1);
    await kernel.advance(2_000);
    expect([venue.sockets.length, venue.sockets[0]?.isGone, ends()[0]]).toEqual([2, true, 'NotSubscribed']);
  });

  it('has lost what a connection told that ended before all of it had come', async () => {
    const { kernel, told } = givenSession({}, (message, socket, its) => {
      if (message.channel === 'level2') socket.tell('l2_data', [level2('snapshot', 'BTC-USD', 'bid 1 1')]);
      else answerAsVenue(message, socket, its);
    });
    await kernel.advance(10_000);
    expect(told).toEqual(['level2', 'lost null']);
  });

  it('takes an error frame for a failed subscription, whatever came before', async () => {
    const { kernel, venue, told, logged } = givenSession();
    await kernel.settled();
    venue.last.tellText('{"type":"error","message":"failure to subscribe"}');
    await kernel.advance(1_000);
    expect([venue.sockets.length, told]).toEqual([2, ['level2', 'running', 'lost null', 'level2', 'running']]);
    expect(logged[0]).toContain('failure to subscribe');
  });

  it('comes back after a restart of the venue (1001), and after whatever else ended it', async () => {
    const world = givenSession();
    const { kernel, venue, told, ends } = world;
    const endings = [
      () => venue.last.peer.close(1001, 'going away'),
      () => venue.last.peer.close(1000, 'deprecated hostname'),
      () => venue.last.peer.destroy(),
    ];
    for (const end of endings) {
      await kernel.advance(5_000);
      end();
    }
    await kernel.advance(5_000);
    expect([venue.sockets.length, ends()]).toEqual([4, ['Closed', 'Closed', 'Closed']]);
    expect(told.filter((one) => one === 'running')).toHaveLength(4);
  });

  it('gives up a connection on which not even heartbeats come', async () => {
    const { kernel, venue, ends } = givenSession();
    await kernel.settled();
    venue.last.peer.mute();
    await kernel.advance(10_000);
    expect([ends()[0], venue.sockets.length]).toEqual(['Dead', 2]);
  });

  it('gives up a connection with healthy heartbeats and no data', async () => {
    const { kernel, venue, ends } = givenSession();
    await kernel.advance(59_000);
    expect(venue.sockets).toHaveLength(1);
    await kernel.advance(3_000);
    expect([ends()[0], venue.sockets.length]).toEqual(['Silent', 2]);
  });

  it('has patience with a channel on which little happens', async () => {
    const { kernel, venue } = givenSession({ isBusy: false });
    await kernel.advance(600_000);
    expect(venue.sockets).toHaveLength(1);
  });

  it('gives up a handshake that takes too long', async () => {
    const { kernel, ends } = givenSession({
      wire: {
        connect: () => ({ send() {}, ping() {}, close() {}, destroy() {} }),
      },
    });
    await kernel.advance(10_000);
    expect(ends()).toEqual(['NotOpened']);
  });

  it('is told why a connection never came about', async () => {
    const clock = createVirtualClock({ startAt: START });
    const venue = createScriptedVenue({ clock });
    venue.accept = () => {
      throw brokerTestError('NotConnected');
    };
    const { kernel, ends } = givenSession({ wire: createMemoryWire({ clock, server: venue }) });
    await kernel.advance(100);
    expect(ends()).toEqual(['NotOpened']);
  });

  it('ends at a message that is larger than the limit', async () => {
    const { kernel, venue, logged } = givenSession({}, answerAsVenue, { maxMessageBytes: 1_000 });
    await kernel.settled();
    venue.last.tellText(`"${'x'.repeat(1_000)}"`);
    await kernel.settled();
    expect(logged[0]).toContain('More came');
  });

  it('hears nothing that was still under way when the connection was given up', async () => {
    const { kernel, venue, told } = givenSession();
    await kernel.settled();
    const [first] = venue.sockets;
    venue.last.tellText('{"type":"error","message":"slow"}');
    venue.last.tell('l2_data', [level2('update', 'BTC-USD', 'bid 98 1')]);
    await kernel.settled();
    expect([told.slice(2), first?.isGone]).toEqual([['lost null'], true]);
  });

  it('is over when it is closed, before and after the connection', async () => {
    const world = givenSession();
    await world.kernel.settled();
    world.session.close();
    world.session.resync();
    await world.kernel.advance(60_000);
    expect([world.venue.sockets.length, world.clock.pendingTimers()]).toEqual([1, []]);
    const other = givenSession();
    other.session.close();
    await other.kernel.advance(60_000);
    expect([other.told, other.clock.pendingTimers()]).toEqual([[], []]);
  });
});

describe('the waits between connections', () => {
  it('double up to the cap, give or take a quarter', async () => {
    const { kernel, waits } = givenSession({}, (_, socket) => socket.peer.destroy());
    await kernel.advance(300_000);
    const wholes = [500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000];
    wholes.forEach((whole, index) => {
      expect(waits()[index]).toBeGreaterThanOrEqual(whole * 0.75);
      expect(waits()[index]).toBeLessThanOrEqual(whole * 1.25);
    });
    expect(new Set(waits().map((wait, index) => wait / Number(wholes[index]))).size).toBeGreaterThan(4);
  });

  it('begin anew only after a connection that was good for a while', async () => {
    const world = givenSession();
    const breakAfter = async (seconds: number): Promise<number> => {
      await world.kernel.advance(4_000);
      await keepBusy(world, seconds);
      world.venue.last.peer.destroy();
      await world.kernel.settled();
      return Number(world.waits().at(-1));
    };
    const short = [await breakAfter(1), await breakAfter(1), await breakAfter(1)];
    expect(short[2]).toBeGreaterThanOrEqual(1_500);
    expect(await breakAfter(40)).toBeLessThanOrEqual(625);
  });
});
