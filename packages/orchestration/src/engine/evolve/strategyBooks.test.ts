import {
  flatPosition,
  moneyOf,
  notionalOf,
  quantityOf,
  toText,
  type Order,
  type Side,
  type StrategyShare,
} from '@bot/core';
import { createLedger, type Ledger } from '../state/ledger';
import { btc, buy, fillOf, progressOf } from '../testing/fixtures';
import { ordered, givenTrading } from '../testing/given';
import {
  adoptIntoBook,
  attributedTo,
  moveStrategyBooks,
  sharesOfBust,
  sharesOfProgress,
  sharesOfStranger,
  transferBetweenBooks,
} from './strategyBooks';

const id = btc.instrumentId;
const share = (strategyId: string, quantity: string): StrategyShare => ({ strategyId, quantity: quantityOf(quantity) });
const sharesText = (shares: readonly StrategyShare[]): string[] =>
  shares.map(({ strategyId, quantity }) => `${strategyId} ${toText(quantity)}`);
/** `strategy quantity cost`, of each book. */
const booksIn = (ledger: Ledger): string[] =>
  [...(ledger.strategyBooks.get(id) ?? [])].map(
    ([strategyId, book]) => `${strategyId} ${toText(book.netQuantity)} ${toText(book.costBasis)}`,
  );
const execution = (side: Side, quantity: string, value: string, commission = '0') => ({
  ...{ side, quantity: quantityOf(quantity), value: notionalOf(value), commission: moneyOf(commission) },
});

/** Books of these holdings, each bought at 100. */
function givenBooks(holdings: Readonly<Record<string, string>> = {}): Ledger {
  const ledger = createLedger();
  ledger.instruments.set(id, btc);
  const books = Object.entries(holdings).map(([strategyId, held]) => {
    const costBasis = moneyOf(String(Number(held) * 100));
    return [strategyId, { ...flatPosition(id), netQuantity: quantityOf(held), costBasis }] as const;
  });
  ledger.strategyBooks.set(id, new Map(books));
  return ledger;
}

describe('a trade moves the books of those whose it is', () => {
  it('by their shares: of 0.003 worth 150 with a fee of 0.9, A with 0.002 pays 100 and 0.6, B 50 and 0.3', () => {
    const ledger = givenBooks();
    moveStrategyBooks(ledger, id, execution('Buy', '0.003', '150', '0.9'), [share('A', '0.002'), share('B', '0.001')]);
    expect(booksIn(ledger)).toEqual(['A 0.002 100', 'B 0.001 50']);
    const fees = [...(ledger.strategyBooks.get(id)?.values() ?? [])].map(({ commission }) => toText(commission));
    expect(fees).toEqual(['0.6', '0.3']);
  });

  it('and what cannot be divided is that of the last, so that nothing of the value is lost', () => {
    const ledger = givenBooks();
    const thirds = ['A', 'B', 'C'].map((strategyId) => share(strategyId, '1'));
    moveStrategyBooks(ledger, id, execution('Buy', '3', '100'), thirds);
    expect(booksIn(ledger)).toEqual([
      'A 1 33.333333333333333333',
      'B 1 33.333333333333333333',
      'C 1 33.333333333333333334',
    ]);
  });

  it('and a correction of the value alone moves no quantity, in proportion to what each got', () => {
    const ledger = givenBooks({ A: '3', B: '1' });
    moveStrategyBooks(ledger, id, execution('Buy', '0', '4'), [share('A', '3'), share('B', '1')]);
    expect(booksIn(ledger)).toEqual(['A 3 303', 'B 1 101']);
  });
});

describe('between two books', () => {
  it('one sells and the other buys, at the same value', () => {
    const ledger = givenBooks({ A: '2', B: '1' });
    const [quantity, value] = [quantityOf('1'), notionalOf('110')];
    transferBetweenBooks(ledger, { instrumentId: id, seller: 'A', buyer: 'B', quantity, value } as never);
    expect(booksIn(ledger)).toEqual(['A 1 100', 'B 2 210']);
  });
});

describe('what was adopted', () => {
  const adopted = { instrumentId: id, netQuantity: quantityOf('2'), costBasis: moneyOf('200') } as const;

  it('is that of the strategy that is named, at its cost', () => {
    const ledger = givenBooks();
    adoptIntoBook(ledger, { ...adopted, strategyId: 'A' });
    expect(booksIn(ledger)).toEqual(['A 2 200']);
  });

  it('is that of the only strategy that there was when logs named none', () => {
    const ledger = createLedger();
    adoptIntoBook(ledger, adopted);
    expect(booksIn(ledger)).toEqual(['MovingAverageCrossover 2 200']);
  });
});

describe('whose a fill is', () => {
  const orderWith = (change: Partial<Order>): Order => {
    const engine = givenTrading();
    const order = engine.state.ledger.orders.get(ordered(engine, buy('1', '90')));
    return { ...(order as Order), ...change };
  };

  it('is what the order is shared by', () => {
    const order = orderWith({ shares: [share('A', '0.6'), share('B', '0.4')] });
    expect(sharesText(sharesOfProgress(givenBooks(), order, quantityOf('0.5'), btc))).toEqual(['A 0.3', 'B 0.2']);
  });

  it('is who ordered, where nothing else is said, after what the trade closes of others', () => {
    const order = orderWith({ side: 'Sell' });
    const closing = sharesOfProgress(givenBooks({ A: '0.3' }), order, quantityOf('1'), btc);
    expect(sharesText(closing)).toEqual(['Operator 0.7', 'A 0.3']);
  });

  it('is that of those who got something, when only a value is corrected', () => {
    const order = orderWith({ attributed: [share('A', '0.6'), share('B', '0.4')] });
    expect(sharesText(sharesOfProgress(givenBooks(), order, quantityOf('0'), btc))).toEqual(['A 0.6', 'B 0.4']);
    const none = sharesOfProgress(givenBooks(), orderWith({}), quantityOf('0'), btc);
    expect(sharesText(none)).toEqual(['Operator 0']);
  });

  it('is remembered by the order, added up', () => {
    const order = orderWith({ attributed: [share('A', '0.6')] });
    expect(sharesText(attributedTo(order, [share('A', '0.1'), share('B', '0.2')]))).toEqual(['A 0.7', 'B 0.2']);
    expect(sharesText(attributedTo(orderWith({}), [share('A', '0.1')]))).toEqual(['A 0.1']);
  });
});

describe('a trade of a stranger', () => {
  it('takes from the books what their own orders of that side do not close already', () => {
    const engine = givenTrading();
    const { ledger } = engine.state;
    ledger.strategyBooks.set(id, givenBooks({ A: '2', B: '2' }).strategyBooks.get(id) ?? new Map());
    const trade = { side: 'Sell', quantity: quantityOf('2') } as const;
    expect(sharesText(sharesOfStranger(ledger, id, trade, btc))).toEqual(['A 1', 'B 1']);
    const live = ledger.orders.get(ordered(engine, buy('1', '90'))) as Order;
    const withOrder = (side: Side): string[] => {
      ledger.orders.set(live.clientOrderId, { ...live, side, quantity: quantityOf('2'), shares: [share('A', '2')] });
      return sharesText(sharesOfStranger(ledger, id, trade, btc));
    };
    expect(withOrder('Sell')).toEqual(['B 2']);
    expect(withOrder('Buy')).toEqual(['A 1', 'B 1']);
  });
});

describe('what the venue takes back', () => {
  const trade = (quantity: string) => ({ side: 'Sell', quantity: quantityOf(quantity) }) as const;
  function givenFilled() {
    const engine = givenTrading();
    const clientOrderId = ordered(engine, buy('1', '90'));
    engine.when({ type: 'OrderReported', progress: progressOf(clientOrderId, 'Filled', '1') });
    const { ledger } = engine.state;
    const order = ledger.orders.get(clientOrderId) as Order;
    ledger.orders.set(clientOrderId, { ...order, attributed: [share('A', '0.75'), share('B', '0.25')] });
    return { ledger, fill: fillOf(clientOrderId) };
  }

  it('is taken from those who got it, in proportion', () => {
    const { ledger, fill } = givenFilled();
    expect(sharesText(sharesOfBust(ledger, fill, trade('0.4'), btc))).toEqual(['A 0.3', 'B 0.1']);
    expect(sharesText(sharesOfBust(ledger, fill, trade('1'), btc))).toEqual(['A 0.75', 'B 0.25']);
  });

  it('leaves out who would give nothing', () => {
    const { ledger, fill } = givenFilled();
    expect(sharesText(sharesOfBust(ledger, fill, trade('0.001'), btc))).toEqual(['A 0.001']);
  });

  it('is a person’s where it was not ours, or is more than anybody got', () => {
    const ledger = givenBooks();
    expect(sharesText(sharesOfBust(ledger, fillOf('by-hand'), trade('1'), btc))).toEqual(['Operator 1']);
    const { fill, ...filled } = givenFilled();
    filled.ledger.strategyBooks.clear();
    expect(sharesText(sharesOfBust(filled.ledger, fill, trade('2'), btc))).toEqual(['Operator 2']);
  });
});
