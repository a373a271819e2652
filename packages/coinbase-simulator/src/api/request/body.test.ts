import { decimalIn, readBody } from './body';

describe('a number without quotes', () => {
  it.each([
    ['0.00000001', '0.00000001'],
    ['1e-8', '0.00000001'],
    ['1.5e-3', '0.0015'],
    ['12.5E-1', '1.25'],
    ['-2.5e-2', '-0.025'],
    ['1e3', '1000'],
    ['1.25e+1', '12.5'],
    ['1.25e2', '125'],
    ['0e5', '000000'],
    ['12345678901234567890.12345678901234567890', '12345678901234567890.12345678901234567890'],
  ])('%s is read as %s', (written, read) => {
    expect(decimalIn(readBody(`{"base_size":${written}}`), 'base_size')).toBe(read);
  });

  it('is no decimal where it is beyond all of them', () => {
    expect(() => decimalIn(readBody('{"base_size":1e-400}'), 'base_size')).toThrow('invalid value for field base_size');
  });
});
