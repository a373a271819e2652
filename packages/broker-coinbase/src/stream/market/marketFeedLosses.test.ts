import { givenStreams, listen, testKey } from '../testing/givenStreams';
import { messageTexts } from '../testing/marketText';
import { acknowledge, answerAsVenue, askedFor, level2 } from '../testing/scriptedVenue';

describe('a gap on the wire', () => {
  it('is a gap for the listener, and the book is asked for anew', async () => {
    const { streams, venue, kernel } = givenStreams();
    const { messages } = listen(streams, ['Level2']);
    await kernel.settled();
    venue.last.skip(3);
    venue.last.tell('l2_data', [level2('update', 'BTC-USD', 'bid 98 1')]);
    await kernel.settled();
    expect(venue.sockets).toHaveLength(1);
    expect(askedFor(venue.last).slice(2)).toEqual(['unsubscribe level2 BTC-USD', 'subscribe level2 BTC-USD']);
    expect(messageTexts(messages)).toEqual([
      '0 BookSnapshot BTC-USD bid 99 1, offer 101 2',
      '4 BookSnapshot BTC-USD bid 99 1, offer 101 2',
    ]);
  });

  it('is what a frame that cannot be read leaves', async () => {
    const { streams, venue, kernel, logged } = givenStreams();
    const { messages } = listen(streams, ['Level2']);
    await kernel.settled();
    venue.last.tellText('{"channel":"l2_data","timestamp":"20');
    venue.last.skip(1);
    venue.last.tell('l2_data', [level2('update', 'BTC-USD', 'bid 98 1')]);
    await kernel.settled();
    expect(messageTexts(messages).at(-1)).toBe('2 BookSnapshot BTC-USD bid 99 1, offer 101 2');
    expect(logged.join()).toContain('could not be read');
  });

  it('is none when a frame comes twice, or once more after it was overtaken', async () => {
    const { streams, venue, kernel } = givenStreams();
    const { messages } = listen(streams, ['Level2']);
    await kernel.settled();
    const { said } = venue.last;
    const sequence = said.length + 1;
    venue.last.tell('l2_data', [level2('update', 'BTC-USD', 'bid 98 1')], sequence);
    venue.last.tell('l2_data', [level2('update', 'BTC-USD', 'bid 97 1')], sequence);
    venue.last.tell('l2_data', [level2('update', 'BTC-USD', 'bid 96 1')], 0);
    await kernel.settled();
    expect([messages.length, said.length]).toEqual([2, 2]);
  });

  it('that follows before the new book has come ends the connection', async () => {
    const { streams, venue, kernel } = givenStreams({}, (message, socket, its) => {
      const isResync = socket.said.some(({ type }) => type === 'unsubscribe');
      if (!isResync) answerAsVenue(message, socket, its);
    });
    const { messages } = listen(streams, ['Level2']);
    await kernel.settled();
    for (let gaps = 0; gaps < 2; gaps++) {
      venue.last.skip(1);
      venue.last.tell('l2_data', [level2('update', 'BTC-USD', 'bid 98 1')]);
    }
    await kernel.advance(1_000);
    expect([venue.sockets.length, venue.sockets[0]?.isGone]).toEqual([2, true]);
    expect(messages.map(({ type }) => type)).toEqual(['BookSnapshot', 'BookSnapshot']);
  });

  it('of a book: crossed prices, and a snapshot older than what has changed since', async () => {
    const { streams, venue, kernel, clock } = givenStreams();
    const { messages } = listen(streams, ['Level2']);
    await kernel.advance(500);
    venue.last.tell('l2_data', [level2('update', 'BTC-USD', 'bid 102 1')]);
    await kernel.settled();
    expect(messageTexts(messages).at(-1)).toBe('2 BookSnapshot BTC-USD bid 99 1, offer 101 2');
    const envelope = (millis: number, sequence_num: number, event: object): string =>
      JSON.stringify({
        channel: 'l2_data',
        timestamp: new Date(clock.now() + millis).toISOString(),
        sequence_num,
        events: [event],
      });
    const next = messages.length + 4;
    venue.last.tellText(envelope(0, next, level2('update', 'BTC-USD', 'bid 98 5')));
    venue.last.tellText(envelope(-10, next + 1, level2('snapshot', 'BTC-USD', 'bid 90 1', 'offer 110 1')));
    venue.last.skip(2);
    await kernel.settled();
    expect(messageTexts(messages).some((text) => text.includes('bid 90'))).toBe(false);
    expect(messageTexts(messages).at(-1)).toMatch(/BookSnapshot BTC-USD bid 99 1, offer 101 2$/);
  });
});

describe('many books', () => {
  const ids = Array.from({ length: 70 }, (_, index) => `P${index}-USD`);

  it('are split over connections; everything else is on the first one', async () => {
    const { streams, venue, kernel } = givenStreams();
    const { messages } = listen(streams, ['Level2', 'Trades', 'Heartbeats'], ids);
    await kernel.advance(2_500);
    const counts = venue.sockets.map(({ said }) => said.map(({ product_ids }) => product_ids?.length ?? 0));
    expect(counts).toEqual([
      [0, 70, 30],
      [0, 30],
      [0, 10],
    ]);
    expect(messages.filter(({ type }) => type === 'BookSnapshot')).toHaveLength(70);
    expect(messages.filter(({ type }) => type === 'Heartbeat')).toHaveLength(2);
    expect(messages.map(({ sequence }) => sequence)).toEqual(messages.map((_, index) => index));
  });

  it('are halved when the venue says that they are too many, for every later connection', async () => {
    const { streams, venue, kernel } = givenStreams({}, (message, socket, its) => {
      if ((message.product_ids?.length ?? 0) <= 16) return answerAsVenue(message, socket, its);
      socket.tellText('{"type":"error","message":"too many L2 streams requested in a single session"}');
      socket.peer.close(1000, '');
    });
    const { messages } = listen(streams, ['Level2'], ids.slice(0, 32));
    await kernel.advance(10);
    expect(messages.filter(({ type }) => type === 'BookSnapshot')).toHaveLength(32);
    const before = venue.sockets.length;
    listen(streams, ['Level2'], ids.slice(0, 32));
    await kernel.advance(10);
    expect(venue.sockets.length - before).toBe(3);
  });

  it('are all told again when one connection has lost something, since a listener must drop them all', async () => {
    const { streams, venue, kernel } = givenStreams({ level2ProductsPerConnection: 1 });
    const { messages } = listen(streams, ['Level2'], ['A-USD', 'B-USD']);
    await kernel.settled();
    messages.length = 0;
    venue.sockets[0]?.skip(1);
    venue.sockets[0]?.tell('l2_data', [level2('update', 'A-USD', 'bid 98 1')]);
    await kernel.settled();
    expect(messageTexts(messages)).toEqual([
      '3 BookSnapshot B-USD bid 99 1, offer 101 2',
      '4 BookSnapshot A-USD bid 99 1, offer 101 2',
    ]);
  });
});

describe('public data under a key that is refused', () => {
  it('is asked for without one', async () => {
    const { streams, venue, kernel } = givenStreams({}, (message, socket, its) => {
      if (message.jwt === undefined) return answerAsVenue(message, socket, its);
      socket.tellText('{"type":"error","message":"authentication failure"}');
    });
    const { messages } = listen(streams, ['Level2']);
    await kernel.advance(1_000);
    expect([venue.sockets.length, messages.length]).toEqual([2, 1]);
  });

  it('is not signed with a key that is lost', async () => {
    const lost = testKey();
    lost.isLost = true;
    const { streams, venue, kernel } = givenStreams({}, (_, socket) => acknowledge(socket), lost);
    listen(streams, ['Trades']);
    await kernel.settled();
    expect(venue.last.said.map(({ jwt }) => jwt)).toEqual([undefined, undefined]);
  });
});
