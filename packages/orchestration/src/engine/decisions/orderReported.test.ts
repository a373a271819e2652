import { moneyOf, notionalOf, toText, type OrderStatus } from '@bot/core';
import { booksOf, buy, fillOf, progressOf } from '../testing/fixtures';
import { givenTrading, ordered, type EngineUnderTest } from '../testing/given';

const told = (engine: EngineUnderTest, ...report: Parameters<typeof progressOf>) =>
  engine.when({ type: 'OrderReported', progress: progressOf(...report) });

type Word = [Parameters<typeof progressOf>[1], string];
interface Story {
  readonly words: readonly Word[];
  readonly status: OrderStatus;
  readonly filled: string;
  /** How many of the words were news. */
  readonly news: number;
}

/** Orders of 1 at 90: what the venue says, and where it ends. */
const stories: { readonly [story: string]: Story } = {
  accepted: { words: [['Accepted', '0']], status: 'Accepted', filled: '0', news: 1 },
  'the same word twice': {
    words: [
      ['Accepted', '0'],
      ['Accepted', '0'],
    ],
    status: 'Accepted',
    filled: '0',
    news: 1,
  },
  'filled in parts': {
    words: [
      ['Accepted', '0'],
      ['PartiallyFilled', '0.4'],
      ['Filled', '1'],
    ],
    status: 'Filled',
    filled: '1',
    news: 3,
  },
  'a fill that overtakes its acknowledgement': {
    words: [
      ['Filled', '1'],
      ['Accepted', '0'],
    ],
    status: 'Filled',
    filled: '1',
    news: 1,
  },
  'an older fill after a newer one': {
    words: [
      ['PartiallyFilled', '0.6'],
      ['PartiallyFilled', '0.4'],
    ],
    status: 'PartiallyFilled',
    filled: '0.6',
    news: 1,
  },
  'canceled after a part': {
    words: [
      ['PartiallyFilled', '0.4'],
      ['Canceled', '0.4'],
    ],
    status: 'Canceled',
    filled: '0.4',
    news: 2,
  },
  'a part that comes after the cancel': {
    words: [
      ['Canceled', '0'],
      ['PartiallyFilled', '0.4'],
    ],
    status: 'Canceled',
    filled: '0.4',
    news: 2,
  },
  'all of it, after it expired': {
    words: [
      ['Expired', '0'],
      ['Filled', '1'],
    ],
    status: 'Filled',
    filled: '1',
    news: 2,
  },
  'accepted, then rejected after all': {
    words: [
      ['Accepted', '0'],
      ['Rejected', '0'],
    ],
    status: 'Rejected',
    filled: '0',
    news: 2,
  },
};

describe('what the venue reports of an order', () => {
  it.each(Object.entries(stories))('%s', (_, { words, status, filled, news }) => {
    const engine = givenTrading();
    const id = ordered(engine, buy('1', '90'));
    const heard = words.filter(([word, quantity]) => told(engine, id, word, quantity).events.length > 0);

    const { ledger } = engine.state;
    const order = ledger.orders.get(id);
    expect(order?.status).toBe(status);
    expect(order && toText(order.filledQuantity)).toBe(filled);
    expect(heard).toHaveLength(news);
    const cash = moneyOf(String(10_000 - Number(filled) * 100));
    expect(ledger.cash.get('USD')).toEqual(cash);
    expect(toText(ledger.positions.get('BTC-USD')?.netQuantity ?? moneyOf('0'))).toBe(filled);
    const leaves = ledger.liveOrderIds.has(id) ? String(1 - Number(filled)) : '0';
    expect(ledger.liveQuantities.get('BTC-USD')?.buy).toEqual(moneyOf(leaves));
    expect(ledger.holds.get('USD')).toEqual(moneyOf(String(Number(leaves) * 90)));
  });

  it('that cannot be true is alerted once and ignored', () => {
    const engine = givenTrading();
    const id = ordered(engine, buy('1', '90'));
    expect(told(engine, id, 'Filled', '2').payload('AlertRaised')).toMatchObject({
      code: 'ImpossibleReport',
      subject: id,
      severity: 'Critical',
    });
    expect(told(engine, id, 'Filled', '2').events).toEqual([]);
    expect(engine.state.ledger.orders.get(id)?.status).toBe('Submitted');
  });

  it('and was placed by somebody else moves nothing by itself; the books are read at once', () => {
    const engine = givenTrading();
    engine.now += 1_000;
    expect(told(engine, 'theirs', 'Filled', '2').events).toEqual([]);
    expect(engine.state.ledger.positions.size).toBe(0);
    expect(engine.woke(0).commands).toMatchObject([{ type: 'ReadVenueBooks' }]);
    // One that is on its way already is followed by another.
    told(engine, 'theirs', 'Filled', '3');
    engine.when({ type: 'VenueBooksRead', books: booksOf() });
    expect(engine.woke(1_000).commands).toMatchObject([{ type: 'ReadVenueBooks' }]);
  });

  it('moves cash by a commission that is corrected when the order ends', () => {
    const engine = givenTrading();
    const id = ordered(engine, buy('1', '90'));
    told(engine, id, 'PartiallyFilled', '0.5', { commission: moneyOf('0') });
    told(engine, id, 'Canceled', '0.5', { commission: moneyOf('3') });
    const { cash, results } = engine.state.ledger;
    expect(cash.get('USD')).toEqual(moneyOf('9947'));
    expect(results.get('BTC-USD')?.commission).toEqual(moneyOf('3'));
  });

  it('of a fill is settled once, and never moves quantity', () => {
    const engine = givenTrading();
    const id = ordered(engine, buy('1', '90'));
    told(engine, id, 'Filled', '1', { filledValue: notionalOf('90') });
    const fill = fillOf(id);
    expect(engine.when({ type: 'FillReported', fill }).types).toEqual(['FillSettled']);
    expect(engine.when({ type: 'FillReported', fill }).types).toEqual([]);
    expect(engine.when({ type: 'FillReported', fill: fillOf('theirs') }).types).toEqual([]);
    expect(engine.state.ledger.settled.get(id)).toEqual({ tradeIds: new Set(['t-1']), quantity: moneyOf('1') });
    expect(engine.state.ledger.cash.get('USD')).toEqual(moneyOf('9910'));
  });
});

describe('orders that have ended', () => {
  it('are kept for a day, and forgotten when a later one is placed', () => {
    const engine = givenTrading();
    const [first, second] = [ordered(engine, buy('1', '90')), ordered(engine, buy('1', '91'))];
    told(engine, first, 'Canceled');
    engine.now += 24 * 3_600_000;
    engine.sampled(0, '100');
    ordered(engine, buy('1', '92'));
    expect(engine.state.ledger.orders.has(first)).toBe(true);
    engine.now += 1;
    ordered(engine, buy('1', '93'));
    expect(engine.state.ledger.orders.has(first)).toBe(false);
    expect(engine.state.ledger.orders.has(second)).toBe(true);
  });
});
