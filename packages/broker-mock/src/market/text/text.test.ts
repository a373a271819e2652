import { parsePercent, parseRate, parseShare } from './percent';

describe('a percentage', () => {
  it.each([
    ['-3 %', -0.03],
    ['90%', 0.9],
    ['+0.5 %', 0.005],
  ])('is read: %s', (text, share) => {
    expect(parsePercent(text)).toBe(share);
  });

  it.each(['', '3', '%', 'three %', '1e2 %'])('is refused when it is none: "%s"', (text) => {
    expect(() => parsePercent(text)).toThrow(`a percentage reads "3 %", not "${text}"`);
  });

  it('may be asked to lie between bounds, both included', () => {
    expect([parseShare('0 %', 'a depth'), parseShare('100 %', 'a depth')]).toEqual([0, 1]);
    expect(() => parseShare('101 %', 'a depth')).toThrow('a depth lies between 0 % and 100 %, not at "101 %"');
    expect(() => parseShare('-1 %', 'a depth')).toThrow('not at "-1 %"');
  });
});

describe('a rate', () => {
  it.each([
    ['2 %/d', 0.02 / 86_400_000],
    ['-1 % / h', -0.01 / 3_600_000],
    ['6%/m', 0.06 / 60_000],
  ])('is a share per time: %s', (text, perMs) => {
    expect(parseRate(text)).toBe(perMs);
  });

  it.each(['2 %', '2/d', '2 %/w', '%/d', ''])('is refused when it is none: "%s"', (text) => {
    expect(() => parseRate(text)).toThrow('reads');
  });
});
