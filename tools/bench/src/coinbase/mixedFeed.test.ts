import { mixedFeed } from './mixedFeed';

interface Message {
  readonly channel: string;
  readonly events: readonly { readonly updates?: readonly unknown[] }[];
}

const { snapshot, messages } = mixedFeed(4_000, 1_000);
const read = messages.map((message) => JSON.parse(message.toString()) as Message);
const shareOf = (channel: string): number => read.filter((message) => message.channel === channel).length / 4_000;

describe('the mixed feed', () => {
  it('is 70 % changes of the book, 15 % prices, 12 % trades, and 3 % orders', () => {
    expect(shareOf('l2_data')).toBeCloseTo(0.7, 1);
    expect(shareOf('ticker')).toBeCloseTo(0.15, 1);
    expect(shareOf('market_trades')).toBeCloseTo(0.12, 1);
    expect(shareOf('user')).toBeCloseTo(0.03, 1);
  });

  it('changes 11 levels at once, in messages of about 1.2 kB', () => {
    const updates = read.flatMap(({ events }) =>
      events.flatMap((event) => (event.updates ? [event.updates.length] : [])),
    );
    const bytes = messages.reduce((sum, { length }) => sum + length, 0);
    expect(updates.reduce((sum, count) => sum + count, 0) / updates.length).toBeCloseTo(11, 0);
    expect(bytes / 4_000 / 1_200).toBeCloseTo(1, 1);
  });

  it('begins with 1,000 levels on each side', () => {
    expect((JSON.parse(snapshot.toString()) as Message).events[0]?.updates).toHaveLength(2_000);
  });
});
