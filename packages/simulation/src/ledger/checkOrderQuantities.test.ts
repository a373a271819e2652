import { moneyOf, notionalOf, quantityOf, type OrderProgress, type VenueOrder } from '@bot/core';
import { limitOrder } from '../sample/sampleOrders';
import { checkOrderQuantities, type FillSums } from './checkOrderQuantities';
import { violationText } from './violation';

const progress: OrderProgress = {
  clientOrderId: 'a',
  venueOrderId: 'v-1',
  instrumentId: 'BTC-USD',
  status: 'PartiallyFilled',
  cumulativeQuantity: quantityOf('0.04'),
  filledValue: notionalOf('2000'),
  commission: moneyOf('2'),
  reason: null,
  at: 0,
};

const sums: FillSums = { quantity: quantityOf('0.04'), value: notionalOf('2000'), commission: moneyOf('2') };

/** A buy of 0.1 at 50,000 whose fills give 0.04, 2,000 and 2. */
const orderWith = (change: Partial<OrderProgress>): VenueOrder => ({
  terms: limitOrder('a', '50000', { quantity: quantityOf('0.1') }),
  progress: { ...progress, ...change },
});

const problems = (orders: readonly VenueOrder[], fills: ReadonlyMap<string, FillSums> = new Map([['a', sums]])) =>
  checkOrderQuantities(orders, fills).map(violationText);

describe('quantities of orders (INV-04)', () => {
  it.each(['PartiallyFilled', 'Canceled', 'Expired', 'Rejected'] as const)(
    'let an order be %s with a part',
    (status) => {
      expect(problems([orderWith({ status })])).toEqual([]);
    },
  );

  it('let an order be Accepted with nothing, and Filled with the whole', () => {
    const nothing = { cumulativeQuantity: quantityOf('0'), filledValue: notionalOf('0'), commission: moneyOf('0') };
    expect(problems([orderWith({ status: 'Accepted', ...nothing })], new Map())).toEqual([]);
    const whole = { ...sums, quantity: quantityOf('0.1') };
    const filled = orderWith({ status: 'Filled', cumulativeQuantity: quantityOf('0.1') });
    expect(problems([filled], new Map([['a', whole]]))).toEqual([]);
  });

  const broken: readonly [Partial<OrderProgress>, string][] = [
    [{ cumulativeQuantity: quantityOf('0.05') }, 'a filled against its fills: expected 0.04, found 0.05'],
    [{ filledValue: notionalOf('1') }, 'a value against its fills: expected 2000, found 1'],
    [{ commission: moneyOf('1') }, 'a commission against its fills: expected 2, found 1'],
    [{ status: 'Filled' }, 'a is Filled with 0.04 of 0.1'],
    [{ status: 'Accepted' }, 'a is Accepted with 0.04 of 0.1'],
    [{ cumulativeQuantity: quantityOf('0.2') }, 'a has filled 0.2 of 0.1'],
    [{ cumulativeQuantity: quantityOf('-1') }, 'a has filled -1 of 0.1'],
    [{ cumulativeQuantity: quantityOf('0') }, 'a is PartiallyFilled with 0 of 0.1'],
    [{ cumulativeQuantity: quantityOf('0.1') }, 'a is PartiallyFilled with 0.1 of 0.1'],
    [{ status: 'Canceled', cumulativeQuantity: quantityOf('0.1') }, 'a is Canceled with 0.1 of 0.1'],
  ];
  it.each(broken)('tell %j', (change, problem) => {
    expect(problems([orderWith(change)])).toContain(`INV-04 ${problem}`);
  });

  it('tell fills that belong to no order', () => {
    expect(problems([])).toEqual(['INV-04 fills belong to a, which is no order']);
  });
});
