import fc from 'fast-check';
import { isSimulationError } from '../errors/simulationError';
import { durationMs, durationText, parseDuration } from './duration';

describe('a duration', () => {
  it.each([
    ['250ms', 250],
    ['10s', 10_000],
    ['5m', 300_000],
    ['1h30m', 5_400_000],
    ['1h 30m', 5_400_000],
    ['2d', 172_800_000],
    ['0.5s', 500],
    ['-2s', -2_000],
  ])('reads %s', (text, ms) => {
    expect([parseDuration(text), durationMs(text)]).toEqual([ms, ms]);
  });

  it.each([
    ['', /'' is not a duration/],
    ['5', /'5' is not a duration/],
    ['5 minutes', /'5 minutes' is not a duration. Write it like '10s', '5m'/],
    ['0.1ms', /'0.1ms' is not a whole number of milliseconds/],
    [5 as unknown as string, /5 has no unit/],
  ])('refuses %p and says how to write it', (text, message) => {
    expect(() => parseDuration(text)).toThrow(message);
  });

  it('may be a number of ms where that is allowed', () => {
    expect([durationMs(1_500), durationMs(-2)]).toEqual([1_500, -2]);
    expect(() => durationMs(0.5)).toThrow('0.5 is not a whole number of milliseconds. Write it like');
    expect(() => durationMs(Infinity)).toThrow('Infinity is not a whole number');
    try {
      durationMs(NaN);
    } catch (error) {
      expect(isSimulationError(error, 'BadDuration')).toBe(true);
    }
    expect.assertions(4);
  });

  it.each([
    [90_000, '1m30s'],
    [250, '250ms'],
    [-5_400_000, '-1h30m'],
    [0, '0ms'],
    [Infinity, 'ever'],
  ])('is told in short: %p', (ms, text) => {
    expect(durationText(ms)).toBe(text);
  });

  it('reads what it told', () => {
    fc.assert(fc.property(fc.maxSafeInteger(), (ms) => parseDuration(durationText(ms)) === ms));
  });
});
