import { givenStreams, listen } from '../testing/givenStreams';
import { level2 } from '../testing/scriptedVenue';

it('a book of a connection that ends before it has all that was asked for is lost, and that shows', async () => {
  const { streams, kernel, venue } = givenStreams({}, (message, socket) => {
    if (message.channel === 'level2') socket.tell('l2_data', [level2('snapshot', 'BTC-USD', 'bid 99 1')]);
  });
  const { messages } = listen(streams, ['Level2']);
  await kernel.advance(12_000);
  expect(venue.sockets).toHaveLength(2);
  expect(messages.map(({ type, sequence }) => `${type} ${sequence}`)).toEqual(['BookSnapshot 0', 'BookSnapshot 2']);
});
