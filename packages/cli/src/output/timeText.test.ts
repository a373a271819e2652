import { durationText, isoTime, timeText } from './timeText';

it('shows times in UTC', () => {
  expect(timeText(1_522_800_000_000)).toBe('2018-04-04 00:00:00');
  expect(isoTime(1_522_800_000_001)).toBe('2018-04-04T00:00:00.001Z');
});

it.each([
  [2_400, '2.4 s'],
  [90_000, '1 min 30 s'],
  [5_400_000, '1 h 30 min'],
  [86_400_000, '24 h'],
  [129_600_000, '36 h'],
  [176_400_000, '2 d 1 h'],
])('%d ms are %s', (ms, text) => expect(durationText(ms)).toBe(text));
