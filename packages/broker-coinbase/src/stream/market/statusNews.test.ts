import { givenStreams, listen } from '../testing/givenStreams';
import { messageTexts } from '../testing/marketText';

describe('what products take', () => {
  it('is told again on a new connection', async () => {
    const { streams, venue, kernel, rest } = givenStreams();
    rest.statuses.set('BTC-USD', 'Online');
    const { messages } = listen(streams, ['Status']);
    await kernel.advance(100);
    venue.last.peer.destroy();
    await kernel.advance(2_000);
    expect(messageTexts(messages)).toEqual(['0 Status BTC-USD Online', '2 Status BTC-USD Online']);
  });

  it('is asked for one product after the other, not of all at once', async () => {
    const { streams, kernel, rest } = givenStreams({ statusEveryMs: 5_000 });
    const ids = Array.from({ length: 10 }, (_, index) => `P${index}-USD`);
    ids.forEach((id) => rest.statuses.set(id, 'Online'));
    const { messages } = listen(streams, ['Status'], ids);
    await kernel.advance(100);
    ids.forEach((id) => rest.statuses.set(id, 'Disabled'));
    await kernel.advance(3_000);
    expect(messages).toHaveLength(13);
    await kernel.advance(7_000);
    expect(messages).toHaveLength(20);
  });

  it('is nothing when there are no products', async () => {
    const { streams, kernel } = givenStreams();
    const { messages } = listen(streams, ['Status'], []);
    await kernel.advance(10_000);
    expect(messages).toEqual([]);
  });
});
