import fc from 'fast-check';
import { timeFrom } from '../../mapping/times';
import { instantOf } from './instant';

const read = (text: unknown, reader: typeof timeFrom): number | string => {
  try {
    return reader(text, 'time');
  } catch (error) {
    return String(error);
  }
};

describe('a moment', () => {
  it('has the worked example', () => {
    expect(instantOf('2026-09-07T23:37:22.674409123Z', 'time')).toBe(Date.UTC(2026, 8, 7, 23, 37, 22, 674));
  });

  it('is what the slower way reads, or refuses', () => {
    const digits = (max: number) => fc.nat(max).map((number) => String(number).padStart(2, '0'));
    const time = fc
      .tuple(digits(25), digits(61), digits(61), fc.string({ unit: fc.constantFrom(...'0123456789.x'), maxLength: 11 }))
      .map(([hour, minute, second, rest]) => `2026-09-07T${hour}:${minute}:${second}${rest}`);
    const suffix = fc.constantFrom('Z', 'Z', 'Z', '+02:00', '');
    fc.assert(
      fc.property(fc.tuple(time, suffix), ([text, end]) => {
        for (const value of [text + end, `${text.slice(0, 19)}.${text.slice(19)}${end}`]) {
          expect(read(value, instantOf)).toBe(read(value, timeFrom));
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('has no second 60, also in a minute that is known', () => {
    expect(instantOf('2026-09-07T23:37:59Z', 'time')).toBe(Date.UTC(2026, 8, 7, 23, 37, 59));
    for (const second of ['60', '60.5', '69']) {
      expect(() => instantOf(`2026-09-07T23:37:${second}Z`, 'time')).toThrow('time is no time');
    }
  });

  it.each([undefined, 12, '', 'Z'])('%p is none', (value) => {
    expect(() => instantOf(value, 'time')).toThrow('time is no time');
  });
});
