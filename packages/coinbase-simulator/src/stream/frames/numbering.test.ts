import fc from 'fast-check';
import { createNumbering } from './numbering';

describe('the numbers of a connection', () => {
  it('go on over all sources, and keep what was lost, doubled or swapped', () => {
    const numbering = createNumbering();
    const [a, b] = [numbering.source(), numbering.source()];
    expect([a.of(0), b.of(0), a.of(2), a.of(2), a.of(1), numbering.next(), b.of(1)]).toEqual([0, 1, 3, 3, 2, 4, 5]);
  });

  it('count what was lost before messages that share a frame', () => {
    const numbering = createNumbering();
    const source = numbering.source();
    for (const sequence of [0, 1, 4, 3, 5]) source.see(sequence);
    expect(numbering.next()).toBe(2);
  });

  it('know nothing of what is long past: it comes as something new', () => {
    const source = createNumbering().source();
    expect([source.of(1_000), source.of(0)]).toEqual([1_000, 1_001]);
  });

  it('are those of the source when it is alone, whatever happens to 64 messages in a row', () => {
    const order = fc.shuffledSubarray(Array.from({ length: 64 }, (_, index) => index));
    fc.assert(
      fc.property(order, (sequences) => {
        const source = createNumbering().source();
        expect(sequences.map((sequence) => source.of(sequence))).toEqual(sequences);
      }),
    );
  });
});
