import { toText } from '@bot/core';
import type { QuotedBook } from '@bot/broker-mock';
import { openSimulator, START } from '../testing/openSimulator';
import { createTape } from './tape';

describe('the tape', () => {
  it('has trades of other people among themselves, too, but none of what is not listed', () => {
    const { state } = openSimulator().venue.counter();
    const tape = createTape({ state, printCount: () => 7 });
    const print = { ticks: 5_000_000, lots: 50_000_000, makerSide: 'Buy' } as const;
    const books: QuotedBook[] = ['BTC-USD', 'NO-SUCH'].map((instrumentId) => ({
      ...{ instrumentId, bids: [], asks: [], prints: [print] },
    }));
    const quiet: QuotedBook = { instrumentId: 'ETH-USD', bids: [], asks: [] };
    tape.observe({ type: 'MarketStepped', at: START, books: [...books, quiet], position: {} });
    const [trade, ...others] = tape.trades('BTC-USD').map(({ price, quantity, ...rest }) => ({
      ...{ ...rest, price: toText(price), size: toText(quantity) },
    }));
    expect(trade).toEqual({ tradeNo: 1, tradeId: 'P8', price: '50000', size: '0.5', makerSide: 'Buy', at: START });
    expect([others, tape.trades('NO-SUCH'), tape.trades('ETH-USD')]).toEqual([[], [], []]);
    expect(['P8', 'P9', 'P7'].map((tradeId) => tape.tradeNo(tradeId))).toEqual([1, null, null]);
  });

  it('forgets the oldest', () => {
    const { state } = openSimulator().venue.counter();
    const tape = createTape({ state, printCount: () => 0 });
    const prints = Array.from({ length: 2_001 }, () => ({ ticks: 1, lots: 1, makerSide: 'Buy' }) as const);
    const books: QuotedBook[] = [{ instrumentId: 'BTC-USD', bids: [], asks: [], prints }];
    tape.observe({ type: 'MarketStepped', at: START, books, position: {} });
    expect(tape.trades('BTC-USD')).toHaveLength(1_001);
    expect([tape.tradeNo('P1000'), tape.tradeNo('P1001')]).toEqual([null, 1_001]);
  });
});
