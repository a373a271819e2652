import { moneyOf, ratioOf } from '../money/amount';
import { liquidationBuffer } from './liquidationBuffer';

it('the buffer is the part of the equity above the maintenance margin: (1,000 − 500) ÷ 1,000', () => {
  expect(liquidationBuffer(moneyOf('1000'), moneyOf('500'))).toEqual(ratioOf('0.5'));
  expect(liquidationBuffer(moneyOf('1000'), moneyOf('1200'))).toEqual(ratioOf('-0.2'));
});

it('without equity there is none', () => {
  expect(liquidationBuffer(moneyOf('0'), moneyOf('0'))).toBeNull();
  expect(liquidationBuffer(moneyOf('-5'), moneyOf('0'))).toBeNull();
});
