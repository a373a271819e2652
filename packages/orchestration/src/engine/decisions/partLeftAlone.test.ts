import { moneyOf, quantityOf, toText } from '@bot/core';
import type { VenueBooks } from '../input';
import { booksOf, buy, progressOf, testConfig, usd } from '../testing/fixtures';
import { givenTrading, ordered, type EngineUnderTest, type Then } from '../testing/given';
import { holding } from '../testing/holdings';

const reconciliation = {
  ...testConfig.reconciliation,
  unexplainedCash: 'adopt',
  unexplainedPosition: 'adopt',
} as const;
const adopting = { config: { reconciliation } };
const coins = (netQuantity: string) => holding('BTC-USD', netQuantity);
const read = (engine: EngineUnderTest, books: Partial<VenueBooks>): Then =>
  engine.when({ type: 'VenueBooksRead', books: booksOf(books) });
const held = ({ state: { ledger } }: EngineUnderTest): string[] => [
  toText(ledger.cash.get('USD') ?? moneyOf('0')),
  toText(ledger.positions.get('BTC-USD')?.netQuantity ?? quantityOf('0')),
];

describe('a difference of coins that nothing explains', () => {
  it.each([
    ['a withdrawal', '5', '0', '0'],
    ['a deposit', '5', '8', '8'],
  ])('is none of our position after %s of what is left alone', (_, before, after, alone) => {
    const engine = givenTrading(adopting, booksOf({ positions: [coins(before)] }));
    read(engine, { positions: [coins(after)] });
    const taken = read(engine, { positions: [coins(after)] });
    expect(taken.types).toEqual(['BooksCompared', 'DriftFound', 'AlertRaised', 'HoldingIgnored']);
    expect(engine.state.ledger.ignored.get('BTC-USD')).toEqual(quantityOf(alone));
    expect(held(engine)).toEqual(['10000', '0']);
    // Neither a loss nor a stop: there is nothing to get out of.
    expect(engine.sampled(1_000, '102').commands).toEqual([]);
    expect(read(engine, { positions: [coins(after)] }).payload('BooksCompared')?.drifts).toEqual([]);
  });

  it('is one of our position from where nothing more is left alone, and that part waits for a price', () => {
    const engine = givenTrading(adopting, booksOf({ positions: [coins('2')] }));
    const id = ordered(engine, buy('3', '90'));
    engine.when({ type: 'OrderReported', progress: progressOf(id, 'Filled', '3') });
    const books = { balances: [usd('9700')], positions: [coins('1')] };
    engine.state.view.marks.clear();
    read(engine, books);
    expect(read(engine, books).types).toContain('HoldingIgnored');
    expect(held(engine)[1]).toBe('3');
    engine.sampled(1_000, '100');
    expect(read(engine, books).payload('PositionAdjusted')?.netQuantity).toEqual(quantityOf('-2'));
    expect(held(engine)).toEqual(['9700', '1']);
  });
});
