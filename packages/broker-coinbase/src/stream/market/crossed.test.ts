import { givenStreams, listen } from '../testing/givenStreams';
import { askedFor, level2 } from '../testing/scriptedVenue';

it('a book that stays impossible is asked for anew after waits, not all the time', async () => {
  const { streams, kernel, venue } = givenStreams();
  const { messages } = listen(streams, ['Level2']);
  await kernel.settled();
  const asks = () => venue.sockets.flatMap(askedFor).filter((line) => line.startsWith('subscribe level2')).length;
  venue.books.set('BTC-USD', ['bid 101 1', 'offer 100 1']);
  venue.last.tell('l2_data', [level2('update', 'BTC-USD', 'bid 102 1')]);
  await kernel.settled();
  expect([asks(), venue.sockets.length]).toEqual([2, 1]);
  await kernel.advance(10_000);
  expect(asks()).toBeLessThan(8);
  venue.books.set('BTC-USD', ['bid 99 1', 'offer 100 1']);
  await kernel.advance(30_000);
  expect(messages.map(({ type }) => type)).toEqual(['BookSnapshot', 'BookSnapshot']);
});
