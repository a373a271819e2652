import fc from 'fast-check';
import { orderNoOf, printIdOf, reversalIdOf, tradeIdOf, tradeNoOf, venueOrderIdOf } from './ids';

describe('ids outside', () => {
  it('have a letter for what they name', () => {
    expect([venueOrderIdOf(7), tradeIdOf(7), reversalIdOf(7), printIdOf(7)]).toEqual(['V7', 'T7', 'R7', 'P7']);
  });

  it('lead back to the number', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 32 - 1 }), (number) => {
        expect(orderNoOf(venueOrderIdOf(number))).toBe(number);
        expect(tradeNoOf(tradeIdOf(number))).toBe(number);
      }),
    );
  });

  it.each(['', 'V', 'v7', 'V0', 'V07', 'V-7', 'V7 ', 'V7.5', 'V1e3', 'T7', '7', 'V4294967297', 'V99999999999999999'])(
    'are none of an order when they read %j',
    (text) => {
      expect(orderNoOf(text)).toBeNull();
    },
  );

  it.each(['V7', 'R7', 'P7', 'T', 'T٧'])('are none of a trade when they read %j', (text) => {
    expect(tradeNoOf(text)).toBeNull();
  });
});
