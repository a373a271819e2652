import fc from 'fast-check';
import { moneyOf, notionalOf, priceOf, quantityOf, ratioOf, toText, zeroMoney, type Money } from './amount';
import {
  absolute,
  add,
  asMoney,
  asNotional,
  atLeast,
  averagePrice,
  compare,
  equals,
  exceeds,
  isNegative,
  isPositive,
  isZero,
  largerOf,
  midPrice,
  negate,
  notionalFor,
  priceFor,
  quantityFor,
  ratioBetween,
  scale,
  shareOf,
  smallerOf,
  subtract,
  sum,
} from './arithmetic';
import { fromSteps, roundToPlaces } from './rounding';

/** Cash in hundred-millionths, counted by an integer: exact by another road. */
const units = fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n });
const moneyOfUnits = (count: bigint): Money => {
  const digits = (count < 0n ? -count : count).toString().padStart(9, '0');
  return moneyOf(`${count < 0n ? '-' : ''}${digits.slice(0, -8)}.${digits.slice(-8)}`);
};

describe('sums', () => {
  it('are those of whole numbers of the smallest unit', () => {
    fc.assert(
      fc.property(units, units, (a, b) => {
        expect(add(moneyOfUnits(a), moneyOfUnits(b))).toEqual(moneyOfUnits(a + b));
        expect(subtract(moneyOfUnits(a), moneyOfUnits(b))).toEqual(moneyOfUnits(a - b));
      }),
    );
  });

  it('take back what they added', () => {
    fc.assert(
      fc.property(units, units, (a, b) => {
        const [x, y] = [moneyOfUnits(a), moneyOfUnits(b)];
        expect(subtract(add(x, y), y)).toEqual(x);
      }),
    );
  });

  it('run over any number of amounts', () => {
    expect(toText(sum([moneyOf('0.1'), moneyOf('0.2'), moneyOf('-1')], zeroMoney))).toBe('-0.7');
    expect(sum([], zeroMoney)).toBe(zeroMoney);
  });

  it('never end in a minus zero', () => {
    const zeros = [
      subtract(moneyOf('1'), moneyOf('1')),
      negate(zeroMoney),
      scale(moneyOf('-1'), ratioOf('0')),
      add(moneyOf('-1'), moneyOf('1')),
      ratioBetween(moneyOf('0'), moneyOf('-5')),
    ];
    expect(zeros.map((zero) => JSON.stringify(zero))).toEqual(Array(5).fill('"0"'));
  });
});

describe('comparisons', () => {
  it('agree with whole numbers of the smallest unit', () => {
    fc.assert(
      fc.property(units, units, (a, b) => {
        const [x, y] = [moneyOfUnits(a), moneyOfUnits(b)];
        expect(compare(x, y)).toBe(a < b ? -1 : a > b ? 1 : 0);
        expect([equals(x, y), exceeds(x, y), atLeast(x, y)]).toEqual([a === b, a > b, a >= b]);
        expect([isZero(x), isPositive(x), isNegative(x)]).toEqual([a === 0n, a > 0n, a < 0n]);
        expect(smallerOf(x, y)).toEqual(moneyOfUnits(a < b ? a : b));
        expect(largerOf(x, y)).toEqual(moneyOfUnits(a > b ? a : b));
        expect(absolute(x)).toEqual(moneyOfUnits(a < 0n ? -a : a));
      }),
    );
  });
});

describe('price, quantity and value', () => {
  it('multiply: 50,000 × 0.01 = 500, whatever the sign of the quantity', () => {
    expect(notionalFor(priceOf('50000'), quantityOf('0.01'))).toEqual(notionalOf('500'));
    expect(notionalFor(priceOf('50000'), quantityOf('-0.01'))).toEqual(notionalOf('500'));
    expect(notionalFor(priceOf('50000'), quantityOf('2'), ratioOf('0.01'))).toEqual(notionalOf('1000'));
  });

  it('keep every digit of a product of two long numbers', () => {
    const notional = notionalFor(priceOf('98765.43210987654'), quantityOf('1234567.890123456'));
    expect(toText(notional)).toBe('121932631137.02171333485751812224');
  });

  it('divide: 500 ÷ 50,000 = 0.01 and back', () => {
    expect(quantityFor(notionalOf('500'), priceOf('50000'))).toEqual(quantityOf('0.01'));
    expect(priceFor(notionalOf('500'), quantityOf('0.01'))).toEqual(priceOf('50000'));
    expect(priceFor(notionalOf('1000'), quantityOf('2'), ratioOf('0.01'))).toEqual(priceOf('50000'));
    expect(toText(priceFor(notionalOf('1'), quantityOf('3')))).toBe(`0.${'3'.repeat(40)}`);
  });

  it('scale: 500 × 0.006 = 3', () => {
    expect(scale(notionalOf('500'), ratioOf('0.006'))).toEqual(notionalOf('3'));
    expect(ratioBetween(notionalOf('3'), notionalOf('500'))).toEqual(ratioOf('0.006'));
  });

  it('share: 3 of 12 of a basis of 100 are 25', () => {
    expect(shareOf(moneyOf('100'), quantityOf('3'), quantityOf('12'))).toEqual(moneyOf('25'));
    expect(shareOf(moneyOf('-100'), quantityOf('3'), quantityOf('12'))).toEqual(moneyOf('-25'));
  });

  it('share exactly where the ratio alone would round: 1 of 6 of 3 is a half', () => {
    expect(shareOf(moneyOf('3'), quantityOf('1'), quantityOf('6'))).toEqual(moneyOf('0.5'));
    expect(scale(moneyOf('3'), ratioBetween(quantityOf('1'), quantityOf('6')))).not.toEqual(moneyOf('0.5'));
  });

  it('share so that two parts make the whole, to one unit when each is rounded', () => {
    const parts = fc.integer({ min: 1, max: 10 ** 9 });
    const cent = moneyOf('0.01');
    fc.assert(
      fc.property(units, parts, parts, (count, a, b) => {
        const whole = roundToPlaces(moneyOfUnits(count), 2);
        const shares = [a, b].map((part) => {
          const share = shareOf(whole, fromSteps(part, quantityOf('1')), fromSteps(a + b, quantityOf('1')));
          return roundToPlaces(share, 2);
        });
        expect(exceeds(absolute(subtract(whole, sum(shares, zeroMoney))), cent)).toBe(false);
      }),
    );
  });

  it('average: 99 and 101 give 100', () => {
    expect(midPrice(priceOf('99'), priceOf('101'))).toEqual(priceOf('100'));
    expect(averagePrice([priceOf('99'), priceOf('100'), priceOf('104')])).toEqual(priceOf('101'));
  });

  it('turn into cash and back', () => {
    expect(asMoney(notionalOf('960'))).toEqual(moneyOf('960'));
    expect(asNotional(moneyOf('-960'))).toEqual(notionalOf('960'));
  });

  it.each([
    ['quantityFor', () => quantityFor(notionalOf('1'), priceOf('0'))],
    ['priceFor', () => priceFor(notionalOf('1'), quantityOf('0'))],
    ['shareOf', () => shareOf(moneyOf('1'), quantityOf('1'), quantityOf('0'))],
    ['ratioBetween', () => ratioBetween(moneyOf('1'), zeroMoney)],
    ['averagePrice', () => averagePrice([])],
  ])('%s does not divide by zero', (_, divide) => {
    expect(divide).toThrow(expect.objectContaining({ code: 'DivisionByZero' }));
  });
});
