import fc from 'fast-check';
import { moneyOf, notionalOf, priceOf, quantityOf, toText, zeroMoney, zeroQuantity } from '../money/amount';
import { absolute, add, asMoney, isNegative, isZero, negate, notionalFor, sum } from '../money/arithmetic';
import { fromSteps } from '../money/rounding';
import { signed, type Side } from '../order/side';
import { applyFill, type Execution } from './applyFill';
import { flatPosition, isFlat, unrealizedPnl, type Position } from './position';

const fill = (side: Side, quantity: string, value: string, commission = '0'): Execution => ({
  side,
  quantity: quantityOf(quantity),
  value: notionalOf(value),
  commission: moneyOf(commission),
});
const held = (netQuantity: string, costBasis: string): Position => ({
  ...flatPosition('BTC-PERP'),
  netQuantity: quantityOf(netQuantity),
  costBasis: moneyOf(costBasis),
});

describe('a fill', () => {
  it.each<[string, Position, Execution, string, string, string]>([
    ['opens a long', held('0', '0'), fill('Buy', '0.02', '960'), '0.02', '960', '0'],
    ['opens a short', held('0', '0'), fill('Sell', '0.02', '960'), '-0.02', '-960', '0'],
    ['adds to a long', held('0.02', '960'), fill('Buy', '0.01', '500'), '0.03', '1460', '0'],
    ['adds to a short', held('-1', '-100'), fill('Sell', '1', '110'), '-2', '-210', '0'],
    ['closes a long', held('0.02', '960'), fill('Sell', '0.02', '1000'), '0', '0', '40'],
    ['closes a short', held('-2', '-220'), fill('Buy', '2', '200'), '0', '0', '20'],
    ['reduces a long', held('4', '400'), fill('Sell', '1', '110'), '3', '300', '10'],
    ['reduces a short at a loss', held('-4', '-400'), fill('Buy', '1', '110'), '-3', '-300', '-10'],
    ['flips a long to a short', held('1', '100'), fill('Sell', '3', '330'), '-2', '-220', '10'],
    ['flips a short to a long', held('-1', '-100'), fill('Buy', '3', '330'), '2', '220', '-10'],
  ])('%s', (_, position, execution, netQuantity, costBasis, realizedPnl) => {
    const applied = applyFill(position, execution);
    expect(toText(applied.position.netQuantity)).toBe(netQuantity);
    expect(toText(applied.position.costBasis)).toBe(costBasis);
    expect(toText(applied.realizedPnl)).toBe(realizedPnl);
    expect(applied.position.realizedPnl).toEqual(applied.realizedPnl);
  });

  it.each<[string, Position, Execution, string, string]>([
    ['into the basis of what it opened', held('0.02', '960'), fill('Buy', '0', '-5'), '955', '0'],
    ['into the result of what it reduced', held('0.02', '960'), fill('Sell', '0', '5'), '960', '5'],
    ['into the result once all is closed', held('0', '0'), fill('Sell', '0', '5'), '0', '5'],
    ['into the result once a short is closed', held('0', '0'), fill('Buy', '0', '5'), '0', '-5'],
    ['nowhere but to the commission', held('0', '0'), fill('Buy', '0', '0', '-3'), '0', '0'],
  ])('that is corrected goes %s', (_, position, correction, costBasis, realizedPnl) => {
    const applied = applyFill(position, correction);
    expect(applied.position).toEqual({
      ...position,
      ...{ costBasis: moneyOf(costBasis), realizedPnl: moneyOf(realizedPnl), commission: correction.commission },
    });
    expect(applied.realizedPnl).toEqual(moneyOf(realizedPnl));
  });

  it('adds its commission, whatever else it does', () => {
    let position = held('0', '0');
    for (const execution of [
      fill('Buy', '1', '100', '0.6'),
      fill('Sell', '3', '330', '2'),
      fill('Buy', '1', '100', '-0.1'),
    ])
      position = applyFill(position, execution).position;
    expect(position.commission).toEqual(moneyOf('2.5'));
  });

  it('leaves nothing behind when thirds are closed one by one', () => {
    let position = held('3', '100');
    for (let third = 0; third < 3; third++) position = applyFill(position, fill('Sell', '1', '40')).position;
    expect(position).toEqual({ ...held('0', '0'), realizedPnl: moneyOf('20') });
  });

  it.each([
    ['0.000000000000000003', '0.000000000000000003', 'half a unit goes to the even zero'],
    ['0.000000000000000009', '0.000000000000000007', 'one and a half go to the even two'],
  ])('takes 1 of 6 of a basis of %s and leaves %s: %s', (basis, left) => {
    const applied = applyFill(held('6', basis), fill('Sell', '1', '0'));
    expect(toText(applied.position.costBasis)).toBe(left);
  });

  it('leaves nothing behind of a basis that is finer than its shares', () => {
    const applied = applyFill(held('1', '0.1000000000000000000001'), fill('Sell', '1', '0.1'));
    expect(toText(applied.position.costBasis)).toBe('0');
    expect(toText(applied.realizedPnl)).toBe('-0.0000000000000000000001');
  });

  it('leaves the position that it was given as it was', () => {
    const position = Object.freeze(held('1', '100'));
    applyFill(position, fill('Sell', '3', '330'));
    expect(position).toEqual(held('1', '100'));
  });
});

describe('after any sequence of fills', () => {
  const executions = fc.array(
    fc
      .record({
        side: fc.constantFrom<Side[]>('Buy', 'Sell'),
        lots: fc.integer({ min: 1, max: 5_000 }),
        ticks: fc.integer({ min: 1, max: 10_000_000 }),
        cents: fc.integer({ min: -50, max: 500 }),
      })
      .map(({ side, lots, ticks, cents }): Execution => {
        const quantity = fromSteps(lots, quantityOf('0.0001'));
        const value = notionalFor(fromSteps(ticks, priceOf('0.01')), quantity);
        return { side, quantity, value, commission: fromSteps(cents, moneyOf('0.01')) };
      }),
    { maxLength: 30 },
  );
  const cashFlow = ({ side, value }: Execution) => (side === 'Buy' ? negate(asMoney(value)) : asMoney(value));
  const walk = (fills: readonly Execution[]) =>
    fills.reduce((position, execution) => applyFill(position, execution).position, flatPosition('BTC-PERP'));

  it('the net quantity is the sum of the signed quantities, and a flat position has no basis', () => {
    fc.assert(
      fc.property(executions, (fills) => {
        const position = walk(fills);
        expect(position.netQuantity).toEqual(
          sum(
            fills.map(({ side, quantity }) => signed(side, quantity)),
            zeroQuantity,
          ),
        );
        expect(position.commission).toEqual(
          sum(
            fills.map(({ commission }) => commission),
            zeroMoney,
          ),
        );
        if (isFlat(position)) expect(isZero(position.costBasis)).toBe(true);
      }),
    );
  });

  it('realised plus unrealised is what the cash flows and the market value bring, at any mark, to the last digit', () => {
    fc.assert(
      fc.property(executions, fc.integer({ min: 1, max: 10_000_000 }), (fills, ticks) => {
        const mark = fromSteps(ticks, priceOf('0.01'));
        const position = walk(fills);
        const worth = asMoney(notionalFor(mark, position.netQuantity));
        const marketValue = isNegative(position.netQuantity) ? negate(worth) : worth;
        expect(add(position.realizedPnl, unrealizedPnl(position, mark))).toEqual(
          add(sum(fills.map(cashFlow), zeroMoney), marketValue),
        );
      }),
    );
  });

  it('the realised results of the fills add up to that of the position', () => {
    fc.assert(
      fc.property(executions, (fills) => {
        let position = flatPosition('BTC-PERP');
        let total = zeroMoney;
        for (const execution of fills) {
          const applied = applyFill(position, execution);
          total = add(total, applied.realizedPnl);
          position = applied.position;
        }
        expect(position.realizedPnl).toEqual(total);
      }),
    );
  });

  it('a flip is the same as closing and then opening', () => {
    const lots = fc.integer({ min: 1, max: 5_000 });
    fc.assert(
      fc.property(executions, lots, fc.integer({ min: 1, max: 10_000_000 }), (fills, more, ticks) => {
        const position = walk(fills);
        fc.pre(!isFlat(position));
        const side = isNegative(position.netQuantity) ? 'Buy' : 'Sell';
        const price = fromSteps(ticks, priceOf('0.01'));
        const at = (quantity: Execution['quantity']): Execution => ({
          side,
          quantity,
          value: notionalFor(price, quantity),
          commission: zeroMoney,
        });
        const [toClose, toOpen] = [absolute(position.netQuantity), fromSteps(more, quantityOf('0.0001'))];
        const inTwo = applyFill(applyFill(position, at(toClose)).position, at(toOpen)).position;
        expect(applyFill(position, at(add(toClose, toOpen))).position).toEqual(inTwo);
      }),
    );
  });
});
