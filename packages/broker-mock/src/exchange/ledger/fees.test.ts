import { priceOf, quantityOf } from '@bot/core';
import { btcUsd } from '@bot/simulation';
import fc from 'fast-check';
import { listingOf } from '../listing';
import { units } from '../testing/openExchange';
import { feeOf, feeOn, withFee } from './fees';

const ordinary = listingOf(btcUsd);
/** A step is worth 10⁻¹⁷: a fee must be cut. */
const fine = listingOf({ ...btcUsd, tickSize: priceOf('0.00000001'), lotSize: quantityOf('0.000000001') });

it('a fee is its share of the value: 500 at 1.2 % is 6, and 506 together', () => {
  expect(feeOf(units(500), 12_000)).toBe(units(6));
  const steps = 500n * 10n ** 6n;
  expect([feeOn(ordinary, steps, 12_000), withFee(ordinary, steps, 12_000)]).toEqual([units(6), units(506)]);
});

it('is the same whether it is divided or not, and cut where it must be', () => {
  const rate = fc.integer({ min: 0, max: 100_000 });
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10n ** 16n }), rate, (steps, ppm) => {
      for (const listing of [ordinary, fine]) {
        const value = steps * listing.valueUnits;
        expect(feeOn(listing, steps, ppm)).toBe((value * BigInt(ppm)) / 1_000_000n);
        expect(withFee(listing, steps, ppm)).toBe((value * BigInt(1_000_000 + ppm)) / 1_000_000n);
      }
    }),
  );
});
