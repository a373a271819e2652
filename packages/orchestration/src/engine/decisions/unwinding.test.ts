import { moneyOf, priceOf, quantityOf, toText } from '@bot/core';
import { DAY } from '../testing/fixtures';
import { given } from '../testing/given';
import { createUnwinding, type Effect } from './unwinding';

/** 2 BTC and −100 USD were taken over at the start of the day; what the records give back, one after the other. */
function givenBack(...effects: readonly Partial<Effect>[]): readonly (readonly string[])[] {
  const { state } = given();
  const { adjustedPositions, adjustedCash } = state.ledger;
  adjustedPositions.set('BTC-USD', { netQuantity: quantityOf('2'), price: priceOf('100'), at: DAY });
  adjustedCash.set('USD', { amount: moneyOf('-100'), at: DAY });
  const unwind = createUnwinding(state);
  return effects.map((effect) =>
    unwind({ at: DAY, currency: 'USD', cash: moneyOf('0'), ...effect }).map((event) => {
      if (event.type === 'PositionAdjusted') return `${toText(event.payload.netQuantity)} BTC`;
      return event.type === 'CashMoved' ? `${toText(event.payload.amount)} USD` : event.type;
    }),
  );
}
const bought = (quantity: string, cash: string): Partial<Effect> => ({
  ...{ instrumentId: 'BTC-USD', netQuantity: quantityOf(quantity), cash: moneyOf(cash) },
});

describe('what was taken over without a record', () => {
  it('is given back as far as a record explains it, and no more', () => {
    expect(givenBack(bought('0.5', '-30'))).toEqual([['-0.5 BTC', '30 USD']]);
    expect(givenBack(bought('3', '-300'))).toEqual([['-2 BTC', '100 USD']]);
  });

  it('is given back once, however many records explain it', () => {
    expect(givenBack(bought('1.5', '-60'), bought('1.5', '-60'), bought('1.5', '-60'))).toEqual([
      ['-1.5 BTC', '60 USD'],
      ['-0.5 BTC', '40 USD'],
      [],
    ]);
  });

  it('is not explained by what went the other way, elsewhere, or in other money', () => {
    expect(givenBack(bought('-1', '100'))).toEqual([[]]);
    expect(givenBack({ ...bought('1', '-100'), instrumentId: 'ETH-USD', currency: 'EUR' })).toEqual([[]]);
  });

  it('is explained by money alone where the record moved nothing else', () => {
    expect(givenBack({ cash: moneyOf('-5') })).toEqual([['5 USD']]);
  });

  it('is not explained by what came after it, but for what the clocks may differ', () => {
    expect(givenBack({ ...bought('1', '-100'), at: DAY + 5_000 })).toEqual([['-1 BTC', '100 USD']]);
    expect(givenBack({ ...bought('1', '-100'), at: DAY + 5_001 })).toEqual([[]]);
  });
});
