import { moneyOf, quantityOf, toText, zeroMoney } from '@bot/core';
import { booksOf, buy, progressOf, sell } from '../testing/fixtures';
import { givenTrading, ordered, type EngineUnderTest } from '../testing/given';
import { holding } from '../testing/holdings';

const id = 'BTC-USD';
/** `buys sells held`, of what is live. */
function live({ state: { ledger } }: EngineUnderTest): string {
  const sums = ledger.liveQuantities.get(id);
  return [sums?.buy ?? quantityOf('0'), sums?.sell ?? quantityOf('0'), ledger.holds.get('USD') ?? zeroMoney]
    .map(toText)
    .join(' ');
}
const reported = (engine: EngineUnderTest, order: string, status: Parameters<typeof progressOf>[1], filled = '0') =>
  engine.when({ type: 'OrderReported', progress: progressOf(order, status, filled) });

describe('what live orders may still trade, and what they keep back', () => {
  it('goes down with each fill, and is nothing when they end', () => {
    const engine = givenTrading();
    const order = ordered(engine, buy('2', '90'));
    expect(live(engine)).toBe('2 0 180');
    reported(engine, order, 'PartiallyFilled', '0.5');
    expect(live(engine)).toBe('1.5 0 135');
    reported(engine, order, 'Canceled', '0.5');
    expect(live(engine)).toBe('0 0 0');
  });

  it('comes back to exactly zero after parts that cannot be divided', () => {
    const engine = givenTrading();
    const order = ordered(engine, buy('0.03', '97.01'));
    for (const [status, filled] of [
      ['PartiallyFilled', '0.01'],
      ['PartiallyFilled', '0.02'],
      ['Filled', '0.03'],
    ] as const) {
      reported(engine, order, status, filled);
    }
    expect(live(engine)).toBe('0 0 0');
  });

  it('adds up, each side on its own; what makes a position smaller keeps nothing back', () => {
    const books = booksOf({ positions: [holding(id, '5')] });
    const engine = givenTrading({ config: { holdings: 'adopt' } }, books);
    ordered(engine, buy('1', '90'));
    ordered(engine, buy('1', '80'));
    ordered(engine, sell('3', '110'));
    expect(live(engine)).toBe('2 3 170');
  });

  it('is none of an order that is to become no larger than what is filled, beyond what it is now', () => {
    const engine = givenTrading();
    const order = ordered(engine, buy('1', '90'));
    reported(engine, order, 'Accepted');
    engine.when({
      ...{ type: 'AmendWished', clientOrderId: order, limitPrice: buy('1', '90').limitPrice as never },
      quantity: quantityOf('0.4'),
    });
    reported(engine, order, 'PartiallyFilled', '0.5');
    expect(engine.state.ledger.holds.get('USD')).toEqual(moneyOf('45'));
  });
});
