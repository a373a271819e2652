import fc from 'fast-check';
import { priceOf, quantityOf, toChartNumber, toText, type Quantity } from './amount';
import { absolute, atLeast, exceeds, subtract } from './arithmetic';
import { fromSteps, isMultipleOf, roundDown, roundToPlaces, roundUp, toSteps } from './rounding';

const PLACES = 12;
/** Hundreds of billions down to 10⁻¹², counted by integers. */
const units = fc.bigInt({ min: -(10n ** 23n), max: 10n ** 23n });
const stepUnits = fc.bigInt({ min: 1n, max: 10n ** 14n });
const quantityOfUnits = (count: bigint): Quantity => {
  const digits = (count < 0n ? -count : count).toString().padStart(PLACES + 1, '0');
  return quantityOf(`${count < 0n ? '-' : ''}${digits.slice(0, -PLACES)}.${digits.slice(-PLACES)}`);
};

describe('rounding to steps', () => {
  it('has the worked examples', () => {
    expect(roundDown(quantityOf('0.0187'), quantityOf('0.005'))).toEqual(quantityOf('0.015'));
    expect(roundUp(priceOf('100.01'), priceOf('0.05'))).toEqual(priceOf('100.05'));
    expect(roundToPlaces(priceOf('1.005'), 2)).toEqual(priceOf('1'));
  });

  it('down never raises, up never lowers, and neither goes a whole step', () => {
    fc.assert(
      fc.property(units, stepUnits, (count, size) => {
        const [amount, step] = [quantityOfUnits(count), quantityOfUnits(size)];
        const [down, up] = [roundDown(amount, step), roundUp(amount, step)];
        expect(atLeast(absolute(amount), absolute(down))).toBe(true);
        expect(atLeast(absolute(up), absolute(amount))).toBe(true);
        expect(exceeds(step, absolute(subtract(amount, down)))).toBe(true);
        expect(exceeds(step, absolute(subtract(amount, up)))).toBe(true);
      }),
    );
  });

  it('gives whole steps, the same ones when done again', () => {
    fc.assert(
      fc.property(units, stepUnits, (count, size) => {
        const [amount, step] = [quantityOfUnits(count), quantityOfUnits(size)];
        for (const round of [roundDown, roundUp]) {
          const rounded = round(amount, step);
          expect(isMultipleOf(rounded, step)).toBe(true);
          expect(round(rounded, step)).toEqual(rounded);
        }
        // An integer division by another road.
        expect(roundDown(amount, step)).toEqual(quantityOfUnits((count / size) * size));
      }),
    );
  });

  it('down does not raise a number that is longer than our precision', () => {
    const almostOne = quantityOf(`0.${'9'.repeat(45)}`);
    expect(roundDown(almostOne, quantityOf('1'))).toEqual(quantityOf('0'));
  });

  it('leaves no minus zero', () => {
    expect(toChartNumber(roundDown(quantityOf('-0.001'), quantityOf('0.01')))).toBe(0);
    expect(toChartNumber(roundToPlaces(quantityOf('-0.001'), 2))).toBe(0);
  });

  it.each([
    ['down', roundDown],
    ['up', roundUp],
  ])('%s to a step of zero is refused', (_, round) => {
    expect(() => round(quantityOf('1'), quantityOf('0'))).toThrow(expect.objectContaining({ code: 'DivisionByZero' }));
  });
});

describe('counting steps', () => {
  it('has the worked example', () => {
    expect(toSteps(priceOf('100.05'), priceOf('0.01'))).toBe(10005);
  });

  it('goes there and back', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), stepUnits, (count, size) => {
        const step = quantityOfUnits(size);
        expect(toSteps(fromSteps(count, step), step)).toBe(count + 0);
      }),
    );
  });

  it.each([
    ['a remainder', '100.001', '0.01'],
    ['more steps than a double counts', '9007199254740993', '1'],
    ['a step of zero', '1', '0'],
  ])('refuses %s', (_, amount, step) => {
    expect(() => toSteps(priceOf(amount), priceOf(step))).toThrow(expect.objectContaining({ code: 'NotAWholeStep' }));
  });

  it.each([0.5, NaN, Infinity, 2 ** 53])('makes no amount of %s steps', (count) => {
    expect(() => fromSteps(count, priceOf('0.01'))).toThrow(expect.objectContaining({ code: 'NotAWholeStep' }));
  });

  it('knows whole numbers of a step', () => {
    expect(isMultipleOf(quantityOf('0.015'), quantityOf('0.005'))).toBe(true);
    expect(isMultipleOf(quantityOf('0.0151'), quantityOf('0.005'))).toBe(false);
    expect(isMultipleOf(quantityOf('1'), quantityOf('0'))).toBe(false);
    expect(toText(fromSteps(-3, quantityOf('0.005')))).toBe('-0.015');
  });
});
