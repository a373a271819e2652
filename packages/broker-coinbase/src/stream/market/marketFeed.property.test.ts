import fc from 'fast-check';
import { isZero, toText, type MarketMessage } from '@bot/core';
import { givenStreams, listen } from '../testing/givenStreams';
import { level2 } from '../testing/scriptedVenue';

const ID = 'BTC-USD';

type Step =
  | {
      readonly kind: 'change' | 'lost change' | 'doubled change' | 'garbled change' | 'late change';
      readonly level: string;
    }
  | { readonly kind: 'broken' | 'mute' | 'pause' };

/** Bids below 100, offers above: `bid 97 3`. */
const level = fc
  .tuple(fc.boolean(), fc.integer({ min: 1, max: 8 }), fc.nat(4))
  .map(([isBid, distance, size]) => (isBid ? `bid ${100 - distance} ${size}` : `offer ${100 + distance} ${size}`));
const change = fc.constantFrom(
  'change',
  'change',
  'change',
  'lost change',
  'doubled change',
  'garbled change',
  'late change',
);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ kind: change as fc.Arbitrary<'change'>, level }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('broken', 'mute', 'pause') as fc.Arbitrary<'broken'> }) },
);

/** The book as the venue has it. */
function createVenueBook() {
  const sizes = new Map([
    ['bid 99', '1'],
    ['offer 101', '2'],
  ]);
  return {
    lines: (): string[] => [...sizes].map(([price, size]) => `${price} ${size}`).sort(),
    change(line: string): void {
      const [side, price, size] = line.split(' ');
      if (size === '0') sizes.delete(`${side} ${price}`);
      else sizes.set(`${side} ${price}`, String(size));
    },
  };
}

/** What somebody knows who goes by the contract of the port: after a gap nothing, until a snapshot comes. */
function bookOf(messages: readonly MarketMessage[]): readonly string[] | null {
  let known: Map<string, string> | null = null;
  let expected = 0;
  for (const message of messages) {
    if (message.sequence > expected) known = null;
    expected = message.sequence + 1;
    if (message.type === 'BookSnapshot') known = new Map();
    if (message.type !== 'BookSnapshot' && message.type !== 'BookUpdate') continue;
    for (const { side, price, quantity } of message.levels) {
      const key = `${side === 'Buy' ? 'bid' : 'offer'} ${toText(price)}`;
      if (isZero(quantity)) known?.delete(key);
      else known?.set(key, toText(quantity));
    }
  }
  return known && [...known].map(([price, size]) => `${price} ${size}`).sort();
}

it('ends with the book of the venue, whatever happens to its frames', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
      // No watchdog for silence: what was lost must be noticed by itself.
      const { streams, venue, kernel } = givenStreams({ silentAfterMs: 3_600_000, backoffCapMs: 2_000 });
      const book = createVenueBook();
      const update = (line: string): object[] => [level2('update', ID, line)];
      venue.books.set(ID, book.lines());
      const { messages } = listen(streams, ['Level2', 'Quotes', 'Heartbeats']);
      await kernel.advance(100);

      for (const one of steps) {
        if ('level' in one) {
          book.change(one.level);
          venue.books.set(ID, book.lines());
        }
        const socket = venue.last;
        switch (one.kind) {
          case 'change':
            socket.tell('l2_data', update(one.level));
            break;
          case 'lost change':
            socket.skip(1);
            break;
          case 'garbled change':
            socket.tellText('{"channel":"l2_data","sequence_num":');
            socket.skip(1);
            break;
          case 'doubled change':
            socket.tell('l2_data', update(one.level));
            socket.tell('l2_data', update(one.level), socket.next - 1);
            break;
          case 'late change': {
            const late = socket.next;
            socket.tell('heartbeats', [{ heartbeat_counter: 1 }], late + 1);
            socket.tell('l2_data', update(one.level), late);
            socket.skip(1);
            break;
          }
          case 'broken':
            socket.peer.destroy();
            await kernel.advance(4_000);
            break;
          case 'mute':
            socket.peer.mute();
            await kernel.advance(20_000);
            break;
          default:
            await kernel.advance(700);
        }
        await kernel.settled();
      }

      await kernel.advance(30_000);
      expect(bookOf(messages)).toEqual(book.lines());
      const sequences = messages.map(({ sequence }) => sequence);
      expect(sequences).toEqual([...new Set(sequences)].sort((a, b) => a - b));
      const times = messages.map(({ at }) => at);
      expect(times).toEqual(times.toSorted((a, b) => a - b));
      streams.close();
    }),
    { numRuns: 40 },
  );
});
