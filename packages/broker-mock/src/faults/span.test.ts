import { createRandom } from '@bot/simulation';
import { drawnSpans, flapping, spanFor, type Span } from './span';

/** The times from 0 to `untilMs` at which it is on. */
const timesOn = (span: Span, untilMs: number): readonly number[] =>
  Array.from({ length: untilMs + 1 }, (_, ms) => ms).filter((ms) => span.isOn(ms));

describe('a span', () => {
  it('is on for its time and then over', () => {
    const span = spanFor(100, 50);
    expect([span.isOn(100), span.isOn(149), span.isOn(150)]).toEqual([true, true, false]);
    expect([span.isOver(149), span.isOver(150)]).toEqual([false, true]);
    expect(spanFor(0, Infinity).isOver(1e15)).toBe(false);
  });

  it('may flap', () => {
    const span = flapping(spanFor(0, 8), 0, { onMs: 2, offMs: 3 });
    expect(timesOn(span, 20)).toEqual([0, 1, 5, 6]);
    expect([span.isOver(7), span.isOver(8)]).toEqual([false, true]);
  });

  it('may be drawn again and again, off first, the same for the same dice', () => {
    const drawn = (seed: number) => timesOn(drawnSpans(createRandom(seed), 0, { maxMs: 5, gapMaxMs: 10 }), 10_000);
    expect(drawn(1)).toEqual(drawn(1));
    expect(drawn(1)).not.toEqual(drawn(2));
    expect(drawn(1)[0]).toBeGreaterThan(0);
    // 3 of 8.5 on average.
    expect(drawn(1).length / 10_000).toBeCloseTo(3 / 8.5, 1);
    expect(drawnSpans(createRandom(1), 0, { maxMs: 5, gapMaxMs: 10 }).isOver(1e9)).toBe(false);
  });

  it('that is drawn is never longer than the most, nor is a gap', () => {
    const on = timesOn(drawnSpans(createRandom(3), 0, { maxMs: 4, gapMaxMs: 6 }), 5_000);
    const gaps = on.slice(1).map((ms, index) => ms - (on[index] ?? 0) - 1);
    expect(Math.max(...gaps)).toBeLessThanOrEqual(6);
    const runs = on.reduce<number[]>((lengths, ms, index) => {
      if (index > 0 && on[index - 1] === ms - 1) lengths[lengths.length - 1] = (lengths.at(-1) ?? 0) + 1;
      else lengths.push(1);
      return lengths;
    }, []);
    expect(Math.max(...runs)).toBeLessThanOrEqual(4);
  });
});
