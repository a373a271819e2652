import { parseDuration } from './duration';

describe('parseDuration', () => {
  it.each([
    ['250ms', 250],
    ['10s', 10_000],
    ['5m', 300_000],
    ['1h30m', 5_400_000],
    ['1h 30m', 5_400_000],
    ['2d', 172_800_000],
    ['0.5s', 500],
    ['-2s', -2_000],
  ])('reads %s', (text, ms) => expect(parseDuration(text)).toBe(ms));

  it.each([
    ['', /'' is not a duration/],
    ['5', /'5' is not a duration/],
    ['5 minutes', /'5 minutes' is not a duration. Write it like '10s', '5m'/],
    ['0.1ms', /'0.1ms' is not a whole number of milliseconds/],
    [5 as unknown as string, /5 has no unit/],
  ])('refuses %p and says how to write it', (text, message) => expect(() => parseDuration(text)).toThrow(message));
});
