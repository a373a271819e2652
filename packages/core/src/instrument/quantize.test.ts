import fc from 'fast-check';
import { absolute, atLeast, exceeds, notionalFor, subtract } from '../money/arithmetic';
import { notionalOf, one, priceOf, quantityOf } from '../money/amount';
import { fromSteps, isMultipleOf } from '../money/rounding';
import type { Instrument } from './instrument';
import { quantizePrice, quantizeQuantity, smallestQuantity } from './quantize';

const bitcoin: Instrument = {
  instrumentId: 'BTC-USD',
  kind: 'Spot',
  baseCurrency: 'BTC',
  quoteCurrency: 'USD',
  tickSize: priceOf('0.01'),
  lotSize: quantityOf('0.005'),
  minQuantity: quantityOf('0.005'),
  maxQuantity: quantityOf('100'),
  minNotional: notionalOf('1'),
  contractSize: one,
  initialMarginRate: one,
  maintenanceMarginRate: one,
};

describe('quantizing', () => {
  it('cuts a quantity to whole lots: 0.0187 is 0.015', () => {
    expect(quantizeQuantity(bitcoin, quantityOf('0.0187'))).toEqual(quantityOf('0.015'));
    expect(quantizeQuantity(bitcoin, quantityOf('0.0049'))).toEqual(quantityOf('0'));
  });

  it('never lets a buy pay more or a sell take less: 100.017 is 100.01 and 100.02', () => {
    expect(quantizePrice(bitcoin, priceOf('100.017'), 'Buy')).toEqual(priceOf('100.01'));
    expect(quantizePrice(bitcoin, priceOf('100.017'), 'Sell')).toEqual(priceOf('100.02'));
    expect(quantizePrice(bitcoin, priceOf('100.01'), 'Sell')).toEqual(priceOf('100.01'));
  });
});

it('the least that can be ordered is whole lots: 0.0007 in lots of 0.0005 is 0.001; just that, cut to lots, is enough', () => {
  const odd = { ...bitcoin, minQuantity: quantityOf('0.0007'), lotSize: quantityOf('0.0005') };
  expect(smallestQuantity(odd)).toEqual(quantityOf('0.001'));
  expect(smallestQuantity(bitcoin)).toEqual(bitcoin.minQuantity);
  const some = fc.integer({ min: 0, max: 500 }).map((count) => fromSteps(count, quantityOf('0.0001')));
  fc.assert(
    fc.property(some, some, fc.integer({ min: 1, max: 50 }), (minQuantity, quantity, lots) => {
      const instrument = { ...bitcoin, minQuantity, lotSize: fromSteps(lots, quantityOf('0.0001')) };
      const isEnough = atLeast(quantizeQuantity(instrument, quantity), minQuantity);
      expect(atLeast(quantity, smallestQuantity(instrument))).toBe(isEnough);
    }),
  );
});

it('rounding never raises risk: less is bought or sold, for no more, and for no less', () => {
  const fine = (step: string) =>
    fc.integer({ min: 1, max: 10 ** 12 }).map((count) => fromSteps(count, quantityOf(step)));
  const prices = fc.integer({ min: 1, max: 10 ** 12 }).map((count) => fromSteps(count, priceOf('0.0000001')));
  const instruments = fc.record({
    tick: fc.constantFrom('0.01', '0.05', '0.1', '7'),
    lot: fc.constantFrom('0.005', '0.3', '1'),
  });
  fc.assert(
    fc.property(fine('0.0000001'), prices, instruments, (quantity, price, { tick, lot }) => {
      const instrument = { ...bitcoin, tickSize: priceOf(tick), lotSize: quantityOf(lot) };
      const lots = quantizeQuantity(instrument, quantity);
      const [bid, ask] = [quantizePrice(instrument, price, 'Buy'), quantizePrice(instrument, price, 'Sell')];
      expect(exceeds(lots, quantity)).toBe(false);
      expect(exceeds(notionalFor(bid, lots), notionalFor(price, quantity))).toBe(false);
      expect(exceeds(bid, price) || exceeds(price, ask)).toBe(false);
      expect([isMultipleOf(lots, instrument.lotSize), isMultipleOf(bid, instrument.tickSize)]).toEqual([true, true]);
      // No more is cut than there must be.
      expect(exceeds(instrument.lotSize, absolute(subtract(quantity, lots)))).toBe(true);
      expect(atLeast(instrument.tickSize, subtract(ask, bid))).toBe(true);
    }),
    { numRuns: 500 },
  );
});
