import fc from 'fast-check';
import {
  add,
  fromSteps,
  isTerminal,
  isZero,
  leavesQuantity,
  moneyOf,
  notionalFor,
  notionalOf,
  priceOf,
  quantityOf,
  signed,
  subtract,
  sum,
  toText,
  zeroMoney,
  zeroNotional,
  zeroQuantity,
  type BotEvent,
  type Instrument,
  type Order,
  type Position,
  type Quantity,
} from '@bot/core';
import { evolve } from '../evolve';
import { createLedger, type Ledger } from '../state/ledger';
import { btc, btcPerp, buy, fillOf } from '../testing/fixtures';
import { mustBe } from '../testing/mustBe';
import { plain } from '../testing/plain';

const LOT = quantityOf('0.001');
const names = ['A', 'B', 'C', 'Operator', 'TrailingStop'];

/** What may happen to the books. Of an order that is not there nothing happens. */
const deeds = [
  ...['Order', 'Order', 'OrderOfOne', 'Fill', 'Fill', 'Fill', 'Late', 'Correct', 'Cancel', 'Transfer'],
  ...['Stranger', 'Bust', 'Adjust'],
] as const;
const steps = fc.record({
  deed: fc.constantFrom(...deeds),
  side: fc.constantFrom('Buy' as const, 'Sell' as const),
  which: fc.nat(20),
  /** How much each of A, B and C wants. */
  lots: fc.tuple(fc.nat(9), fc.nat(9), fc.integer({ min: 1, max: 9 })),
  cents: fc.integer({ min: 9_000, max: 11_000 }),
});
type Step = typeof steps extends fc.Arbitrary<infer S> ? S : never;
const stories = fc.array(steps, { maxLength: 60, size: 'max' });
/** A holding need be no whole number of lots. */
const adopted = fc.integer({ min: -50, max: 50 }).map((n) => fromSteps(n, quantityOf('0.0003')));

/** What is written to a log; a ledger is folded as it goes. */
function createStory(instrument: Instrument, holding: Quantity) {
  const { instrumentId } = instrument;
  const ledger = createLedger();
  const log: BotEvent[] = [];
  let count = 0;
  function happened(event: BotEvent): void {
    log.push(event);
    evolve(ledger, { ...event, at: 0 });
  }

  function submit({ side, lots, which }: Step, shared: boolean): void {
    const [a, b, c] = lots;
    const shares = [a, b, c].map((n, index) => ({ strategyId: names[index] ?? '', quantity: fromSteps(n, LOT) }));
    const quantity = fromSteps(a + b + c, LOT);
    const request = { ...buy('1'), instrumentId, side, quantity, clientOrderId: `o-${(count += 1)}` };
    const decidedOn = { mark: null, markAgeMs: null, equity: zeroMoney, dayResult: zeroMoney };
    const strategyId = names[which % names.length] ?? '';
    const payload = { request, strategyId, reason: 'Test', hold: zeroMoney, decidedOn };
    happened({ type: 'OrderSubmitted', payload: shared ? { ...payload, shares } : payload });
  }

  function progress(order: Order, change: { quantity: Quantity; cents: number; status: Order['status'] }): void {
    const { clientOrderId, filledQuantity, filledValue, commission } = order;
    const price = fromSteps(change.cents, priceOf('0.01'));
    const isCorrection = isZero(change.quantity);
    const value = isCorrection ? fromSteps(change.cents % 7, notionalOf('0.01')) : notionalFor(price, change.quantity);
    const filledNow = { quantity: change.quantity, value, commission: moneyOf('0.007') };
    happened({
      type: 'OrderProgressed',
      payload: {
        ...{ clientOrderId, venueOrderId: `v-${clientOrderId}`, status: change.status, filledNow, late: false },
        cumulativeQuantity: add(filledQuantity, filledNow.quantity),
        filledValue: add(filledValue, value),
        commission: add(commission, filledNow.commission),
        reason: null,
      },
    });
  }

  /** Somebody else trades, or coins come or go without a trade. */
  function strange({ deed, side, lots, cents }: Step): void {
    const [quantity, price] = [fromSteps(lots[2], LOT), fromSteps(cents, priceOf('0.01'))];
    const tradeId = `s-${(count += 1)}`;
    const fill = { ...fillOf('stranger', tradeId), instrumentId, side, price, quantity, commission: moneyOf('0.01') };
    const netQuantity = signed(side, quantity);
    happened(
      deed === 'Stranger'
        ? { type: 'ExternalFillBooked', payload: { fill, why: 'ForeignTrade', ignoredQuantity: zeroQuantity } }
        : { type: 'PositionAdjusted', payload: { instrumentId, netQuantity, price, why: 'Unexplained' } },
    );
  }

  /** The venue takes back some of what an order has filled, or of what it says it has. */
  function bust({ clientOrderId, side }: Order, { lots, cents }: Step): void {
    const [quantity, price] = [fromSteps(lots[2], LOT), fromSteps(cents, priceOf('0.01'))];
    const fill = { ...fillOf(clientOrderId, `b-${(count += 1)}`), instrumentId, side, price, quantity };
    happened({ type: 'TradeBusted', payload: { fill, ignoredQuantity: zeroQuantity } });
  }

  function tell(step: Step): void {
    const { deed, which, lots, cents } = step;
    if (deed === 'Order' || deed === 'OrderOfOne') return submit(step, deed === 'Order');
    if (deed === 'Transfer') {
      const quantity = fromSteps(lots[2], LOT);
      const [seller = '', buyer = ''] = [names[which % 3], names[(which + 1) % 3]];
      const value = notionalFor(fromSteps(cents, priceOf('0.01')), quantity);
      return happened({
        type: 'BooksTransferred',
        payload: { instrumentId, seller, buyer, quantity, value, reason: 'Test' },
      });
    }
    if (deed === 'Stranger' || deed === 'Adjust') return strange(step);
    const orders = [...ledger.orders.values()];
    const order = orders[which % orders.length];
    if (order === undefined) return;
    if (deed === 'Bust') return bust(order, step);
    const over = isTerminal(order.status);
    const leaves = leavesQuantity(order);
    const some = [fromSteps(lots[2], LOT), leaves].reduce((x, y) => (toText(subtract(x, y)).startsWith('-') ? x : y));
    if (deed === 'Fill' && !over) {
      const status = toText(some) === toText(leaves) ? 'Filled' : 'PartiallyFilled';
      return progress(order, { quantity: some, cents, status });
    }
    if (deed === 'Late' && order.status === 'Canceled' && !isZero(leaves)) {
      return progress(order, { quantity: some, cents, status: 'Canceled' });
    }
    if (deed === 'Cancel' && !over) return progress(order, { quantity: zeroQuantity, cents: 0, status: 'Canceled' });
    if (deed === 'Correct' && !isZero(order.filledQuantity)) {
      return progress(order, { quantity: zeroQuantity, cents, status: order.status });
    }
  }

  happened({ type: 'InstrumentListed', payload: { instrument } });
  happened({ type: 'CashAdopted', payload: { balances: [{ currency: 'USD', total: moneyOf('100000') }] } });
  if (!isZero(holding)) {
    const costBasis = moneyOf(toText(holding));
    happened({ type: 'HoldingAdopted', payload: { instrumentId, netQuantity: holding, costBasis, strategyId: 'A' } });
  }
  return { ledger, log, tell };
}

const total = (books: readonly Position[], name: 'netQuantity' | 'costBasis' | 'realizedPnl' | 'commission'): string =>
  toText(
    sum(
      books.map((book) => moneyOf(toText(book[name]))),
      zeroMoney,
    ),
  );

/** The books against the position, and against what the instrument has earned and cost. */
function checkBooks(ledger: Ledger, instrumentId: string, wasAdjusted: boolean): void {
  const books = [...(ledger.strategyBooks.get(instrumentId)?.values() ?? [])];
  const position = ledger.positions.get(instrumentId);
  mustBe('what the books hold', total(books, 'netQuantity'), toText(position?.netQuantity ?? zeroQuantity));
  const results = ledger.results.get(instrumentId);
  mustBe('what the books have paid', total(books, 'commission'), toText(results?.commission ?? zeroMoney));
  // Coins that come or go without a trade are no result of the bot.
  if (wasAdjusted) return;
  // What one book realises another may still carry in its basis; together it is the same.
  const realized = subtract(results?.realizedPnl ?? zeroMoney, position?.costBasis ?? zeroMoney);
  const inBooks = subtract(moneyOf(total(books, 'realizedPnl')), moneyOf(total(books, 'costBasis')));
  mustBe('what the books have realised', toText(inBooks), toText(realized));
}

/** Nobody has got more than was wanted, and a filled order has given everybody what was wanted. */
function checkShares(ledger: Ledger): void {
  for (const { shares, attributed = [], filledQuantity, status } of ledger.orders.values()) {
    const got = sum(
      attributed.map(({ quantity }) => quantity),
      zeroQuantity,
    );
    mustBe('what was given', toText(got), toText(filledQuantity));
    if (shares === undefined || status !== 'Filled') continue;
    const wanted = shares.filter(({ quantity }) => !isZero(quantity));
    mustBe('who got what', plain([...attributed].sort(byName)), plain([...wanted].sort(byName)));
  }
}
const byName = (a: { strategyId: string }, b: { strategyId: string }): number => (a.strategyId < b.strategyId ? -1 : 1);

describe.each([btc, btcPerp])('the books of strategies in a $kind', (instrument) => {
  it('add up to the position, whatever is adopted, filled, corrected and handed over', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(adopted, stories, (holding, story) => {
        const { ledger, log, tell } = createStory(instrument, holding);
        for (const step of story) {
          tell(step);
          const wasAdjusted = log.some(({ type }) => type === 'PositionAdjusted');
          checkBooks(ledger, instrument.instrumentId, wasAdjusted);
          checkShares(ledger);
        }
        noteSeen(seen, ledger, log);
      }),
      { numRuns: 40, seed: 20180404 },
    );
    // The stories are not idle ones.
    const events = ['ExternalFillBooked', 'TradeBusted', 'PositionAdjusted', 'BooksTransferred', 'HoldingAdopted'];
    const ends = ['Filled', 'PartiallyFilled', 'Canceled', 'opposite books'];
    expect([...seen]).toEqual(expect.arrayContaining([...events, ...ends]));
  });
});

function noteSeen(seen: Set<string>, { orders, strategyBooks }: Ledger, log: readonly BotEvent[]): void {
  for (const { type } of log) seen.add(type);
  for (const { status } of orders.values()) seen.add(status);
  for (const books of strategyBooks.values()) {
    const nets = [...books.values()].map((book) => toText(book.netQuantity));
    const isLong = nets.some((net) => net !== '0' && !net.startsWith('-'));
    if (isLong && nets.some((net) => net.startsWith('-'))) seen.add('opposite books');
  }
}

it('a log from before there were several folds into the book of the one that there was', () => {
  const { ledger } = createStory(btc, zeroQuantity);
  const holding = { instrumentId: 'BTC-USD', netQuantity: quantityOf('2'), costBasis: moneyOf('200') };
  evolve(ledger, { type: 'HoldingAdopted', payload: holding, at: 0 });
  const books = ledger.strategyBooks.get('BTC-USD');
  expect([...(books?.keys() ?? [])]).toEqual(['MovingAverageCrossover']);
  expect(toText(books?.get('MovingAverageCrossover')?.netQuantity ?? zeroQuantity)).toBe('2');
});

it('value and commission go by the quantities: 0.003 worth 150 for 0.9, of which A has 0.002', () => {
  const { ledger } = createStory(btc, zeroQuantity);
  const shares = [
    { strategyId: 'A', quantity: quantityOf('0.002') },
    { strategyId: 'B', quantity: quantityOf('0.001') },
  ];
  const request = { ...buy('0.003'), clientOrderId: 'o-1' };
  const decidedOn = { mark: null, markAgeMs: null, equity: zeroMoney, dayResult: zeroMoney };
  const submitted = { request, strategyId: 'A', shares, reason: 'Test', hold: zeroMoney, decidedOn };
  evolve(ledger, { type: 'OrderSubmitted', payload: submitted, at: 0 });
  const told = { clientOrderId: 'o-1', venueOrderId: 'v-1', status: 'Filled', reason: null, late: false } as const;
  const cumulativeQuantity = quantityOf('0.003');
  const paid = { filledValue: notionalOf('150'), commission: moneyOf('0.9') };
  const filledNow = { quantity: cumulativeQuantity, value: paid.filledValue, commission: paid.commission };
  evolve(ledger, { type: 'OrderProgressed', payload: { ...told, cumulativeQuantity, ...paid, filledNow }, at: 0 });
  const bookOf = (name: string) => ledger.strategyBooks.get('BTC-USD')?.get(name);
  expect(bookOf('A')).toMatchObject({ costBasis: moneyOf('100'), commission: moneyOf('0.6') });
  expect(bookOf('B')).toMatchObject({ costBasis: moneyOf('50'), commission: moneyOf('0.3') });

  // The venue takes 0.3 of the commission back.
  const correction = { quantity: zeroQuantity, value: zeroNotional, commission: moneyOf('-0.3') };
  const corrected = { ...paid, commission: moneyOf('0.6'), filledNow: correction };
  evolve(ledger, { type: 'OrderProgressed', payload: { ...told, cumulativeQuantity, ...corrected }, at: 0 });
  expect([bookOf('A')?.commission, bookOf('B')?.commission]).toEqual([moneyOf('0.4'), moneyOf('0.2')]);
});
