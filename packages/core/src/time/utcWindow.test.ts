import { isWithinUtc, parseUtcWindow, weekdays, type UtcWindow } from './utcWindow';

/** Wednesday 2018-04-04, 00:00 UTC. */
const WEDNESDAY = 1_522_800_000_000;
const DAY = 86_400_000;
const at = (day: (typeof weekdays)[number], time: string): number => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return WEDNESDAY + (weekdays.indexOf(day) - 2) * DAY + (hours * 60 + minutes) * 60_000;
};
function windowOf(text: string): UtcWindow {
  const parsed = parseUtcWindow(text);
  if (parsed === null) throw new Error(`${text} is no window`);
  return parsed;
}

describe('hours of a week', () => {
  it.each<[string, (typeof weekdays)[number], string, boolean]>([
    ['Mon-Fri 13:00-20:00', 'Wed', '13:00', true],
    ['Mon-Fri 13:00-20:00', 'Wed', '12:59', false],
    ['Mon-Fri 13:00-20:00', 'Wed', '19:59', true],
    ['Mon-Fri 13:00-20:00', 'Wed', '20:00', false],
    ['Mon-Fri 13:00-20:00', 'Sat', '14:00', false],
    ['Mon-Fri 22:00-04:00', 'Fri', '22:00', true],
    ['Mon-Fri 22:00-04:00', 'Sat', '03:59', true],
    ['Mon-Fri 22:00-04:00', 'Sat', '04:00', false],
    ['Mon-Fri 22:00-04:00', 'Mon', '03:59', false],
    ['Sat,Sun 00:00-00:00', 'Sun', '23:59', true],
    ['Sat,Sun 00:00-00:00', 'Mon', '00:00', false],
    ['Sun 08:00-08:00', 'Mon', '07:59', true],
    ['13:00-20:00', 'Sun', '13:00', true],
    ['Fri-Mon 00:00-12:00', 'Sun', '00:00', true],
    ['Fri-Mon 00:00-12:00', 'Thu', '00:00', false],
  ])('%s, on %s at %s: %s', (text, day, time, expected) => {
    expect(isWithinUtc(windowOf(text), at(day, time))).toBe(expected);
  });

  it('are the same before 1970', () => {
    // 1969-12-31 was a Wednesday.
    expect(isWithinUtc(windowOf('Wed 23:00-23:30'), -3_600_000)).toBe(true);
    expect(isWithinUtc(windowOf('Thu 23:00-23:30'), -3_600_000)).toBe(false);
  });

  it('are read from text, each day once and in order', () => {
    expect(parseUtcWindow('Sat,Mon-Wed,Tue 09:05-17:30')).toEqual({
      days: ['Mon', 'Tue', 'Wed', 'Sat'],
      startMinute: 545,
      endMinute: 1_050,
    });
    expect(windowOf('00:00-00:00').days).toEqual(weekdays);
  });

  it.each([
    '',
    'Mon',
    '9:00-17:00',
    '24:00-01:00',
    '00:60-01:00',
    'mon 09:00-10:00',
    'Mon- 09:00-10:00',
    'Mon-Tue-Wed 09:00-10:00',
  ])('%j is no window', (text) => expect(parseUtcWindow(text)).toBeNull());
});
