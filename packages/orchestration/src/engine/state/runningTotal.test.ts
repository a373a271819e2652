import {
  add,
  isZero,
  moneyOf,
  notionalFor,
  priceOf,
  quantityOf,
  zeroMoney,
  asMoney,
  type Money,
  type Quantity,
} from '@bot/core';
import fc from 'fast-check';
import { btc, quoteAt, testConfig, DAY } from '../testing/fixtures';
import { createEngineState } from './engineState';
import { observe } from '../observe';
import { runningTotal } from './runningTotal';

const ids = ['A-USD', 'B-USD', 'C-USD'];
const value = (quantity: Quantity, mark: Parameters<typeof notionalFor>[0]): Money =>
  asMoney(notionalFor(mark, quantity));
const totalOf = runningTotal<Quantity, Money>({ zero: zeroMoney, isNothing: isZero, valueOf: value });

const steps = fc.array(
  fc.oneof(
    fc.record({ id: fc.constantFrom(...ids), quantity: fc.integer({ min: 0, max: 500 }) }),
    fc.record({ id: fc.constantFrom(...ids), mark: fc.integer({ min: 1, max: 500 }) }),
    fc.record({ id: fc.constantFrom(...ids), isTaken: fc.constant(true) }),
    fc.record({ id: fc.constantFrom(...ids), isUnseen: fc.constant(true) }),
  ),
  { maxLength: 40 },
);

it('is, after whatever has changed, what all entries add up to; null while one that counts has no mark', () => {
  fc.assert(
    fc.property(steps, (changes) => {
      const state = createEngineState({ ...testConfig, instrumentIds: ids }, []);
      for (const instrumentId of ids) state.ledger.instruments.set(instrumentId, { ...btc, instrumentId });
      const items = new Map<string, Quantity>();
      changes.forEach((change, index) => {
        const at = DAY + index;
        if ('quantity' in change) items.set(change.id, quantityOf(String(change.quantity)));
        else if ('mark' in change)
          observe(state, { type: 'QuoteSampled', at, quote: quoteAt(at, String(change.mark), change.id) });
        else if ('isTaken' in change) items.delete(change.id);
        else state.view.marks.delete(change.id);

        const counted = [...items].filter(([, quantity]) => !isZero(quantity));
        const parts = counted.map(([id, quantity]) => {
          const mark = state.view.marks.get(id)?.latest()?.price;
          return mark === undefined ? null : value(quantity, mark);
        });
        const expected = parts.some((part) => part === null)
          ? null
          : parts.reduce<Money>((total, part) => add(total, part ?? zeroMoney), zeroMoney);
        expect(totalOf(state, items)).toEqual(expected);
      });
    }),
  );
});

it('values again when the terms of an instrument have changed', () => {
  const state = createEngineState(testConfig, []);
  state.ledger.instruments.set('BTC-USD', btc);
  observe(state, { type: 'QuoteSampled', at: DAY, quote: quoteAt(DAY, '100') });
  const items = new Map([['BTC-USD', quantityOf('2')]]);
  const sized = runningTotal<Quantity, Money>({
    zero: zeroMoney,
    isNothing: () => false,
    valueOf: (quantity, mark, { contractSize }) => asMoney(notionalFor(mark, quantity, contractSize)),
  });
  expect(sized(state, items)).toEqual(moneyOf('200'));
  state.ledger.instruments.set('BTC-USD', { ...btc, contractSize: priceOf('0.1') as never });
  expect(sized(state, items)).toEqual(moneyOf('20'));
});
