import { moneyOf, priceOf, toText } from '@bot/core';
import type { VenueBooks } from '../input';
import { globalMode } from '../state/modes';
import { booksOf, btcPerp, fillOf, progressOf, sell, testConfig, usd } from '../testing/fixtures';
import { givenTrading, type EngineUnderTest, type Then } from '../testing/given';

const read = (engine: EngineUnderTest, books: Partial<VenueBooks> = {}): Then =>
  engine.when({ type: 'VenueBooksRead', books: booksOf(books) });
const held = ({ state: { ledger } }: EngineUnderTest): string => toText(ledger.cash.get('USD') ?? moneyOf('0'));

describe('a debt after a liquidation', () => {
  const inPerpetual = { instrumentId: 'BTC-PERP' };

  /** Long 1 from 100, sold for 10 by the venue, with 50 in cash: 40 are owed. */
  function liquidated(
    liquidation: 'adopt' | 'halt',
    isLiquidation = true,
  ): { readonly engine: EngineUnderTest; readonly debt: string } {
    const reconciliation = { ...testConfig.reconciliation, liquidation };
    const perpetual = { instruments: [btcPerp], config: { instrumentIds: ['BTC-PERP'], reconciliation } };
    const engine = givenTrading(perpetual, booksOf({ balances: [usd('50')] }));
    const bought = { ...fillOf('theirs'), ...inPerpetual };
    const sold = { ...bought, tradeId: 't-2', side: 'Sell' as const, price: priceOf('10') };
    const foreignOrders = [
      { terms: sell('1'), progress: progressOf('theirs', 'Filled', '1', inPerpetual), isLiquidation },
    ];
    read(engine, { balances: [usd('0')], fills: [bought, sold], foreignOrders });
    return { engine, debt: held(engine) };
  }
  const paid = { balances: [usd('0')] };

  it('that the venue has paid is booked as that, with the trade that left it, once two looks show it', () => {
    const { engine, debt } = liquidated('adopt');
    expect(debt).toBe('-40');
    expect(read(engine, paid).types).toEqual([]);
    const found = read(engine, paid);
    expect(found.types).toEqual(['BooksCompared', 'DriftFound', 'AlertRaised', 'CashMoved']);
    expect(found.payload('DriftFound')).toMatchObject({
      policy: 'adopt',
      drift: { drift: 'DebtCovered', tradeId: 't-2' },
    });
    expect(found.payload('CashMoved')).toMatchObject({ amount: moneyOf('40'), why: 'Insurance', tradeId: 't-2' });
    expect(held(engine)).toBe('0');
    expect([engine.state.ledger.adjustedCash.size, engine.state.ledger.liquidations.size]).toEqual([0, 0]);
  });

  it('is booked under any policy, and a person has to look where that is asked', () => {
    const { engine } = liquidated('halt');
    read(engine, paid);
    read(engine, paid);
    expect(held(engine)).toBe('0');
    expect(globalMode(engine.state.ledger).mode).toBe('Halted');
  });

  it('is only that after a liquidation', () => {
    const { engine } = liquidated('adopt', false);
    read(engine, paid);
    expect(read(engine, paid).payload('DriftFound')?.drift.drift).toBe('CashDiffers');
  });

  it('is only that when nothing is owed any more', () => {
    const { engine } = liquidated('adopt');
    const part = { balances: [usd('-10')] };
    read(engine, part);
    expect(read(engine, part).payload('DriftFound')?.drift.drift).toBe('CashDiffers');
  });
});
