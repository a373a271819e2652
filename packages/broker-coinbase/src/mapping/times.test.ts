import { MalformedAnswer } from './malformedAnswer';
import { timeFrom, timeOrNull, timeText } from './times';

describe('a time of the venue', () => {
  it.each([
    ['2026-11-22T10:00:00Z', '2026-11-22T10:00:00.000Z'],
    ['2026-11-22T10:00:00.5Z', '2026-11-22T10:00:00.500Z'],
    ['2026-11-22T10:00:00.123456789Z', '2026-11-22T10:00:00.123Z'],
    ['2026-11-22T11:00:00.9999999+01:00', '2026-11-22T10:00:00.999Z'],
  ])('%s is %s', (text, meant) => {
    expect(timeText(timeFrom(text, 'x'))).toBe(meant);
  });

  it.each(['', 'yesterday', '2026-13-45T99:00:00Z', '2026-11-22', 1_795_341_600, null, {}])(
    '%j is refused',
    (given) => {
      expect(() => timeFrom(given, 'x')).toThrow(MalformedAnswer);
    },
  );

  it.each(['2026-02-30T00:00:00Z', '2026-11-31T10:00:00+01:00', '2026-11-22T24:00:00Z'])(
    '%s is refused: there is no such day or hour',
    (given) => {
      expect(() => timeFrom(given, 'x')).toThrow(MalformedAnswer);
    },
  );

  it.each([null, undefined, '', '0001-01-01T00:00:00Z'])('%j is none', (given) => {
    expect(timeOrNull(given, 'x')).toBeNull();
  });
});
