import { applyFill, flatPosition, moneyOf, notionalOf, quantityOf, toText, zeroMoney, type Side } from '@bot/core';
import fc from 'fast-check';
import { moneyFrom, unitsOf } from '../units';
import { execute } from './applyExecution';

const usd = (text: string): bigint => unitsOf(moneyOf(text));

describe('a position', () => {
  it('is closed: long 2 for 960, sold for 1,000, realises 40', () => {
    const position = { lots: 2, basis: usd('960') };
    expect(execute(position, 'Sell', 2, usd('1000'))).toBe(usd('40'));
    expect(position).toEqual({ lots: 0, basis: 0n });
  });

  it('flips: long 1 at 100, sell 3 for 330, is short 2 for −220 and has realised 10', () => {
    const position = { lots: 1, basis: usd('100') };
    expect(execute(position, 'Sell', 3, usd('330'))).toBe(usd('10'));
    expect(position).toEqual({ lots: -2, basis: usd('-220') });
  });

  it('comes out as in the rules of the bot, to the last digit', () => {
    const fill = fc.record({
      side: fc.constantFrom<Side>('Buy', 'Sell'),
      lots: fc.integer({ min: 1, max: 30 }),
      cents: fc.integer({ min: 1, max: 1_000_000 }),
    });
    fc.assert(
      fc.property(fc.array(fill, { maxLength: 30 }), (fills) => {
        const ours = { lots: 0, basis: 0n };
        let theirs = flatPosition('X');
        for (const { side, lots, cents } of fills) {
          const value = notionalOf(String(cents));
          const applied = applyFill(theirs, { side, quantity: quantityOf(String(lots)), value, commission: zeroMoney });
          theirs = applied.position;
          expect(toText(moneyFrom(execute(ours, side, lots, unitsOf(value))))).toBe(toText(applied.realizedPnl));
          expect(String(ours.lots)).toBe(toText(theirs.netQuantity));
          expect(toText(moneyFrom(ours.basis))).toBe(toText(theirs.costBasis));
        }
      }),
    );
  });
});
