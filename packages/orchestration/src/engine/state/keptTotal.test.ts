import fc from 'fast-check';
import {
  add,
  asMoney,
  flatPosition,
  isZero,
  notionalFor,
  quantityOf,
  subtract,
  zeroMoney,
  type Money,
} from '@bot/core';
import { observe } from '../observe';
import { btc, DAY, quoteAt, testConfig } from '../testing/fixtures';
import { createEngineState, type EngineState, type StateInSight } from './engineState';
import { keptTotal } from './keptTotal';
import { noted } from './ledger';

const ids = ['A-USD', 'B-USD', 'C-USD'];

function valueOf({ ledger, view }: StateInSight, id: string): Money | null | undefined {
  const quantity = ledger.positions.get(id)?.netQuantity;
  if (quantity === undefined || isZero(quantity)) return undefined;
  const mark = view.marks.get(id)?.latest()?.price;
  return mark === undefined ? null : asMoney(notionalFor(mark, quantity));
}

let asked = 0;
const totalOf = keptTotal<Money>({
  zero: zeroMoney,
  plus: add,
  minus: subtract,
  partOf(state, id) {
    asked += 1;
    return valueOf(state, id);
  },
  sourcesOf: ({ ledger, view }) => [ledger.positions, view.marks],
});

function anew(state: StateInSight): Money | null {
  const parts = ids.flatMap((id) => valueOf(state, id) ?? (valueOf(state, id) === null ? [null] : []));
  return parts.reduce<Money | null>((total, part) => total && part && add(total, part), zeroMoney);
}

function given(): EngineState {
  const state = createEngineState({ ...testConfig, instrumentIds: ids }, []);
  for (const instrumentId of ids) state.ledger.instruments.set(instrumentId, { ...btc, instrumentId });
  return state;
}

const hold = ({ ledger }: EngineState, id: string, quantity: number): void =>
  void ledger.positions.set(id, { ...flatPosition(id), netQuantity: quantityOf(String(quantity)) });
const mark = (state: EngineState, id: string, price: number, at: number): void =>
  observe(state, { type: 'QuoteSampled', at, quote: quoteAt(at, String(price), id) });

const id = fc.constantFrom(...ids);
const steps = fc.array(
  fc.oneof(
    fc.record({ id, quantity: fc.integer({ min: 0, max: 500 }) }),
    fc.record({ id, mark: fc.integer({ min: 1, max: 500 }) }),
    fc.record({ id, isTaken: fc.constant(true) }),
    fc.record({ id, isUnseen: fc.constant(true) }),
  ),
  { maxLength: 40 },
);

it('is, after whatever has changed, what all parts add up to; null while one of them cannot be told', () => {
  fc.assert(
    fc.property(steps, fc.integer({ min: 1, max: 5 }), (changes, every) => {
      const state = given();
      changes.forEach((change, index) => {
        if ('quantity' in change) hold(state, change.id, change.quantity);
        else if ('mark' in change) mark(state, change.id, change.mark, DAY + index);
        else if ('isTaken' in change) state.ledger.positions.delete(change.id);
        else state.view.marks.delete(change.id);
        if (index % every === 0) expect(totalOf(state)).toEqual(anew(state));
      });
      expect(totalOf(state)).toEqual(anew(state));
    }),
  );
});

it('asks only for what has changed', () => {
  const state = given();
  for (const each of ids) {
    hold(state, each, 2);
    mark(state, each, 100, DAY);
  }
  totalOf(state);
  asked = 0;
  totalOf(state);
  expect(asked).toBe(0);
  mark(state, 'B-USD', 101, DAY + 1);
  mark(state, 'B-USD', 102, DAY + 2);
  totalOf(state);
  expect(asked).toBe(1);
});

it('goes by what it is shown: another view of the same books, maps that note nothing, a ledger from a snapshot', () => {
  const state = given();
  hold(state, 'A-USD', 2);
  mark(state, 'A-USD', 100, DAY);
  expect(totalOf(state)).toEqual(anew(state));
  const other = createEngineState(testConfig, [], state.ledger);
  expect(totalOf(other)).toBeNull();
  mark(other, 'A-USD', 7, DAY);
  expect(totalOf(other)).toEqual(anew(other));
  expect(totalOf(state)).toEqual(anew(state));

  const plain = { ...state, ledger: { ...state.ledger, positions: new Map(state.ledger.positions) } };
  expect(totalOf(plain)).toEqual(anew(state));
  hold(plain, 'A-USD', 3);
  expect(totalOf(plain)).toEqual(anew(plain));

  const restored = { ...plain, ledger: noted(plain.ledger) };
  expect(totalOf(restored)).toEqual(anew(plain));
  asked = 0;
  totalOf(restored);
  expect(asked).toBe(0);
});
