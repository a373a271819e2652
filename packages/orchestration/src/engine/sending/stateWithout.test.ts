import { moneyOf, quantityOf, zeroQuantity } from '@bot/core';
import { buy, progressOf } from '../testing/fixtures';
import { givenTrading, ordered } from '../testing/given';
import { plain } from '../testing/plain';
import { stateWithout } from './stateWithout';

describe('the state without an order', () => {
  it('counts only the others, and the state itself stays what it is', () => {
    const engine = givenTrading();
    const [first, second] = [ordered(engine, buy('1', '90')), ordered(engine, buy('2', '80'))];
    engine.when({ type: 'OrderReported', progress: progressOf(first, 'PartiallyFilled', '0.4') });
    const { ledger } = engine.state;
    const before = plain(ledger);
    const order = ledger.orders.get(first);
    const without = stateWithout(engine.state, order === undefined ? [] : [order]).ledger;
    expect(without.liveQuantities.get('BTC-USD')).toEqual({ buy: quantityOf('2'), sell: zeroQuantity });
    expect(without.holds.get('USD')).toEqual(moneyOf('160'));
    expect([...without.liveOrderIds]).toEqual([second]);
    expect([...(without.liveIn.get('BTC-USD') ?? [])]).toEqual([second]);
    expect(plain(ledger)).toBe(before);
  });

  it('that has ended is the state', () => {
    const engine = givenTrading();
    const id = ordered(engine, buy('1', '90'));
    engine.when({ type: 'OrderReported', progress: progressOf(id, 'Filled', '1') });
    expect(stateWithout(engine.state, [...engine.state.ledger.orders.values()])).toBe(engine.state);
  });
});
