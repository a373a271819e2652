import { createKernel, createMemoryWire, createRandom, createVirtualClock } from '@bot/simulation';
import { createUnknownValues } from '../mapping/unknownValues';
import { createStreams } from './createStreams';
import { brokerTestError } from './testing/brokerTestError';
import { listen, listenToReports, START } from './testing/givenStreams';
import { createScriptedVenue } from './testing/scriptedVenue';

function givenPlainStreams() {
  const clock = createVirtualClock({ startAt: START });
  const venue = createScriptedVenue({ clock });
  const unlisted = (): Promise<never> => Promise.reject(brokerTestError('NotFound'));
  const streams = createStreams({
    wire: createMemoryWire({ clock, server: venue }),
    clock,
    random: createRandom('streams'),
    urls: { market: 'wss://market.test', user: 'wss://user.test' },
    key: null,
    lookups: { order: unlisted, fillsOf: unlisted, tradingStatus: unlisted },
    unknowns: createUnknownValues({ debug() {}, info() {}, warn() {}, error() {} }),
  });
  return { clock, venue, streams, kernel: createKernel({ clock }) };
}

describe('the streams', () => {
  it('connect nothing before somebody listens', async () => {
    const { venue, kernel, clock } = givenPlainStreams();
    await kernel.advance(60_000);
    expect([venue.sockets, clock.pendingTimers()]).toEqual([[], []]);
  });

  it('give each subscription of the market a connection of its own, and end all of them', async () => {
    const { venue, kernel, streams, clock } = givenPlainStreams();
    listenToReports(streams);
    listen(streams, ['Level2']);
    streams.subscribeQuotes(['BTC-USD'], () => undefined);
    const { leave } = listen(streams, ['Trades']);
    await kernel.settled();
    leave();
    streams.close();
    await kernel.advance(60_000);
    expect(venue.sockets.map(({ url, isGone }) => [url, isGone])).toEqual([
      ['wss://user.test', true],
      ['wss://market.test', true],
      ['wss://market.test', true],
      ['wss://market.test', true],
    ]);
    expect(clock.pendingTimers()).toEqual([]);
  });
});
