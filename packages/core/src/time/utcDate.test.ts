import { utcDate } from './utcDate';

const MS_PER_DAY = 86_400_000;

describe('the UTC date', () => {
  it.each([
    [1_522_800_000_000, '2018-04-04'],
    [0, '1970-01-01'],
    [-1, '1969-12-31'],
    [951_782_400_000, '2000-02-29'],
    [951_868_800_000, '2000-03-01'],
    [4_107_542_400_000, '2100-03-01'],
  ])('of %i is %s', (at, date) => {
    expect(utcDate(at)).toBe(date);
  });

  it('is that of a calendar that is counted day by day, first and last millisecond, for 140 years', () => {
    const isLeap = (year: number) => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
    const two = (n: number) => String(n).padStart(2, '0');
    let at = 0;
    for (let year = 1970; year < 2110; year++) {
      [31, isLeap(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31].forEach((days, month) => {
        for (let day = 1; day <= days; day++, at += MS_PER_DAY) {
          const expected = `${year}-${two(month + 1)}-${two(day)}`;
          if (utcDate(at) !== expected || utcDate(at + MS_PER_DAY - 1) !== expected) {
            throw new Error(`${at} is ${expected}, got ${utcDate(at)}`);
          }
        }
      });
    }
    expect(at).toBe(4_417_977_600_000); // 2110-01-01
  });
});
