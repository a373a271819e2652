import { priceOf, quantityOf, zeroMoney, zeroNotional, type OrderTerms, type Side, type VenueOrder } from '@bot/core';
import type { VenueTruth } from '@bot/simulation';
import { handMadeFacts, requestOf } from '../testing/handMadeFacts';
import { couldGrow, createFreshOrders } from './entriesAtVenue';
import type { VenueFacts } from './stepFacts';

const order = (id: string, side: Side, quantity: string, filled = '0', instrumentId = 'BTC-USD'): VenueOrder => ({
  terms: requestOf(id, side, { instrumentId, quantity: quantityOf(quantity) }) as OrderTerms,
  progress: {
    ...{ clientOrderId: id, venueOrderId: `v-${id}`, instrumentId, status: 'Accepted', reason: null, at: 0 },
    ...{ cumulativeQuantity: quantityOf(filled), filledValue: zeroNotional, commission: zeroMoney },
  },
});
const factsOf = (held: string, openOrders: readonly VenueOrder[] = [], more: Partial<VenueFacts> = {}): VenueFacts => {
  const truth: Partial<VenueTruth> = {
    positions: () => [
      { instrumentId: 'BTC-USD', netQuantity: quantityOf(held), averageEntryPrice: priceOf('100') },
      { instrumentId: 'ETH-USD', netQuantity: quantityOf('9'), averageEntryPrice: null },
    ],
    orders: () => openOrders,
    openOrders: () => openOrders,
  };
  return handMadeFacts([], { ...more, truth });
};

describe('an order at the venue could grow a position', () => {
  it.each<[string, VenueOrder, string, boolean]>([
    ['when there is none', order('a', 'Buy', '1'), '0', true],
    ['on its own side', order('a', 'Buy', '1'), '1', true],
    ['when it turns it round', order('a', 'Sell', '2'), '1', true],
    ['not when it closes it', order('a', 'Sell', '1'), '1', false],
    ['not when it has closed it', order('a', 'Sell', '1', '1'), '0', false],
    ['not when it closes a short', order('a', 'Buy', '1'), '-1', false],
  ])('%s', (_, fresh, held, grows) => expect(couldGrow(fresh, factsOf(held, [fresh]))).toBe(grows));

  it('together with what else closes it', () => {
    const fresh = order('a', 'Sell', '1');
    const beside = (other: VenueOrder): boolean => couldGrow(fresh, factsOf('2', [fresh, other]));
    expect(beside(order('b', 'Sell', '1'))).toBe(false);
    expect(beside(order('b', 'Sell', '1.1'))).toBe(true);
    expect(beside(order('b', 'Sell', '1.5', '0.5'))).toBe(false);
    expect(beside(order('b', 'Buy', '9'))).toBe(false);
    expect(beside(order('b', 'Sell', '9', '0', 'ETH-USD'))).toBe(false);
  });

  it('when it sells what the bot was told to leave alone', () => {
    const fresh = order('a', 'Sell', '1');
    expect(couldGrow(fresh, factsOf('1', [fresh], { ignored: new Map([['BTC-USD', quantityOf('1')]]) }))).toBe(true);
  });
});

it('an order is fresh once, and those of others never are', () => {
  const fresh = createFreshOrders();
  const facts = factsOf('0', [order('a', 'Buy', '1'), order('b', 'Buy', '1')], { outsiders: new Set(['b']) });
  expect(fresh(facts).map(({ progress }) => progress.clientOrderId)).toEqual(['a']);
  expect(fresh(facts)).toEqual([]);
});
