import fc from 'fast-check';
import { parseRfc3339, toRfc3339, toRfc3339Seconds } from './time';

describe('times on the wire', () => {
  it.each([
    ['2026-01-01T00:00:00Z', 1_767_225_600_000],
    ['2026-01-01T00:00:00.000Z', 1_767_225_600_000],
    ['2026-01-01T01:00:00.1234567+01:00', 1_767_225_600_123],
    ['2025-12-31T23:30:00-00:30', 1_767_225_600_000],
    ['2024-02-29t23:59:59.5z', Date.UTC(2024, 1, 29, 23, 59, 59, 500)],
    ['0001-01-01T00:00:00Z', -62_135_596_800_000],
  ])('%s', (text, at) => {
    expect(parseRfc3339(text)).toBe(at);
  });

  it.each([
    ...['', 'yesterday', '2026-01-01', '2026-01-01T00:00:00', '2026-13-01T00:00:00Z', '2026-00-01T00:00:00Z'],
    ...['2026-02-29T00:00:00Z', '2100-02-29T00:00:00Z', '2026-04-31T00:00:00Z', '2026-01-00T00:00:00Z'],
    ...['2026-01-01T24:00:00Z', '2026-01-01T00:60:00Z', '2026-01-01T00:00:60Z', '2026-01-01T00:00:00.Z'],
  ])('%p is none', (text) => {
    expect(parseRfc3339(text)).toBeNull();
  });

  it('are written with microseconds, or without a fraction', () => {
    expect(toRfc3339(1_767_225_600_001)).toBe('2026-01-01T00:00:00.001000Z');
    expect(toRfc3339(-1)).toBe('1969-12-31T23:59:59.999000Z');
    expect(toRfc3339Seconds(1_767_225_600_999)).toBe('2026-01-01T00:00:00Z');
  });

  it('are read as they were written', () => {
    const at = fc.integer({ min: Date.UTC(1, 0, 1), max: Date.UTC(9999, 11, 31) });
    fc.assert(fc.property(at, (ms) => expect(parseRfc3339(toRfc3339(ms))).toBe(ms)));
  });
});
