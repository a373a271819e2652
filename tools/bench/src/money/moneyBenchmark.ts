import {
  add,
  asMoney,
  exceeds,
  moneyOf,
  notionalFor,
  priceOf,
  quantityOf,
  ratioOf,
  scale,
  subtract,
  toText,
  zeroMoney,
} from '@bot/core';
import { Decimal as DecimalJs } from 'decimal.js';
import type { Benchmark, Work } from '../benchmark';
import { timed } from '../running/timed';

const FEE_RATE = '0.006';
const FILLS = 20_000;

interface FillText {
  readonly price: string;
  readonly quantity: string;
}

/**
 * What every fill costs us in arithmetic: parse the quantity, its notional, the fee, add to a total, compare with a limit.
 * Worked example: 0.01 at 50,000 is a notional of 500, a fee of 3, and adds 503.
 */
export const moneyBenchmark: Benchmark = {
  about: 'the arithmetic of a fill: parse, notional, fee, add, compare',
  contenders: [
    timed('core amounts', () => over(fills(), withAmounts)),
    timed('decimal.js', () => over(fills(), withDecimals)),
  ],
  rows: [{ name: 'money', ours: 'core amounts', against: 'decimal.js', goal: null, unit: 'ops/s' }],
};

function withAmounts(texts: readonly FillText[]): string {
  const feeRate = ratioOf(FEE_RATE);
  const limit = moneyOf('1000000');
  let total = zeroMoney;
  for (const { price, quantity } of texts) {
    const notional = asMoney(notionalFor(priceOf(price), quantityOf(quantity)));
    total = add(total, add(notional, scale(notional, feeRate)));
    if (exceeds(total, limit)) total = subtract(total, limit);
  }
  return toText(total);
}

function withDecimals(texts: readonly FillText[]): string {
  const Decimal = DecimalJs.clone({ precision: 40, rounding: DecimalJs.ROUND_HALF_EVEN });
  const feeRate = new Decimal(FEE_RATE);
  const limit = new Decimal('1000000');
  let total = new Decimal(0);
  for (const { price, quantity } of texts) {
    const notional = new Decimal(price).times(new Decimal(quantity).abs());
    total = total.plus(notional.plus(notional.times(feeRate)));
    if (total.gt(limit)) total = total.minus(limit);
  }
  return total.toFixed();
}

function over(texts: readonly FillText[], work: (texts: readonly FillText[]) => string): Work {
  let total = '';
  return {
    operations: texts.length,
    reset() {
      total = '';
    },
    pass() {
      total = work(texts);
    },
    result: () => total,
  };
}

/** The same fills for both: prices around 50,000 in cents, quantities in units of 1e-8. */
function fills(): readonly FillText[] {
  return Array.from({ length: FILLS }, (_, i) => ({
    price: `${49_000 + ((i * 7919) % 2000)}.${String((i * 31) % 100).padStart(2, '0')}`,
    quantity: `0.${String(((i * 104_729) % 99_999_999) + 1).padStart(8, '0')}`,
  }));
}
