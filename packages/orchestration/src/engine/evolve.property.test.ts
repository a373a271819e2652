import fc from 'fast-check';
import {
  add,
  asMoney,
  decodePayload,
  encodePayload,
  exceeds,
  isTerminal,
  isZero,
  leavesQuantity,
  moneyOf,
  negate,
  notionalFor,
  priceOf,
  quantityOf,
  ratioBetween,
  ratioOf,
  roundToPlaces,
  scale,
  signed,
  smallerOf,
  subtract,
  sum,
  toText,
  zeroMoney,
  zeroQuantity,
  type BotEvent,
  type Instrument,
  type JsonValue,
  type Order,
  type OrderProgress,
} from '@bot/core';
import { evolve } from './evolve';
import { decodeStructure, encodeStructure } from '../persistence/structuralCodec';
import { createLedger, type Ledger } from './state/ledger';
import { booksOf, btc, btcPerp, buy, failedCall, fillOf, limits, progressOf, sell, usd } from './testing/fixtures';
import { givenTrading, plain, wish, type EngineUnderTest } from './testing/given';

const START = '1000000';

/** What may happen next. Of an order that is not there, or cannot do it, nothing happens. */
const deeds = [
  ...['Buy', 'Sell', 'Fill', 'Fill', 'FillLate', 'Canceled', 'Expired', 'Rejected'],
  ...['TellOld', 'TellOld', 'TellNew', 'TellFill', 'AnswerAccepted', 'AnswerLost', 'AnswerNotActed'],
  ...['WishCancel', 'RefuseCancel', 'LookUp', 'LookUpNothing', 'ReadBooks', 'Wake'],
] as const;
interface Step {
  readonly deed: (typeof deeds)[number];
  /** Which order or report: modulo how many there are. */
  readonly which: number;
  readonly lots: number;
}
const stories = fc.array(
  fc.record({ deed: fc.constantFrom(...deeds), which: fc.nat(20), lots: fc.integer({ min: 1, max: 10 }) }),
  { maxLength: 60, size: 'max' },
);

describe.each([btc, btcPerp])('the ledger of $kind, in whatever order the venue tells its story,', (instrument) => {
  it('keeps sums, cash and position, and comes to what the venue says', () => {
    const reached = new Set<string>();
    fc.assert(
      fc.property(stories, (story) => {
        const { engine, tell, tellAll, orders } = givenVenue(instrument);
        for (const step of story) {
          tell(step);
          checkOrders(engine);
          checkRunningSums(engine, instrument);
          checkBooks(engine, instrument);
        }
        tellAll();
        checkBooks(engine, instrument);
        for (const order of engine.state.ledger.orders.values()) reached.add(order.status);
        for (const { type, payload } of engine.log) if ('late' in payload && payload.late) reached.add(`late ${type}`);
        for (const [id, words] of orders) {
          const { filledQuantity, commission } = orderOf(engine, id);
          const last = words[words.length - 1];
          expect([filledQuantity, commission]).toEqual([last?.cumulativeQuantity, last?.commission]);
        }
      }),
      { numRuns: 100, seed: 20180404 },
    );
    // The stories are not idle ones.
    const ends = ['Filled', 'Canceled', 'Expired', 'Rejected', 'PartiallyFilled', 'Accepted'];
    expect([...reached]).toEqual(expect.arrayContaining([...ends, 'late OrderProgressed']));
  });

  it('is the same when its log is folded again', () => {
    fc.assert(
      fc.property(stories, (story) => {
        const { engine, tell } = givenVenue(instrument);
        story.forEach(tell);
        expect(plain(folded(engine))).toBe(plain(engine.state.ledger));
      }),
      { numRuns: 100, seed: 20180404 },
    );
  });

  it('is the same when a part of its log was folded before, and kept as text', () => {
    fc.assert(
      fc.property(stories, (story) => {
        const { engine, tell } = givenVenue(instrument);
        story.forEach(tell);
        const whole = plain(engine.state.ledger);
        engine.log.forEach((_, at) => {
          const kept = JSON.stringify(encodeStructure(folded({ log: engine.log.slice(0, at) })));
          const begun = decodeStructure(JSON.parse(kept) as JsonValue) as Ledger;
          expect(plain(folded({ log: engine.log.slice(at) }, begun))).toBe(whole);
        });
      }),
      { numRuns: 15, seed: 20180404 },
    );
  });

  it('promises nothing once no order is live', () => {
    fc.assert(
      fc.property(stories, (story) => {
        const { engine, tell, tellAll, orders } = givenVenue(instrument);
        story.forEach(tell);
        [...orders].forEach((_, which) => tell({ deed: 'Canceled', which, lots: 1 }));
        tellAll();
        const { ledger } = engine.state;
        const { buy: buys, sell: sells } = ledger.liveQuantities.get(instrument.instrumentId) ?? {};
        expect([...ledger.liveOrderIds, ...ledger.cancelWishes]).toEqual([]);
        expect([buys ?? zeroQuantity, sells ?? zeroQuantity]).toEqual([zeroQuantity, zeroQuantity]);
        expect(ledger.holds.get('USD') ?? zeroMoney).toEqual(zeroMoney);
      }),
      { numRuns: 100, seed: 20180404 },
    );
  });
});

/** A venue that says only what is true, at any time, in any order, as often as it likes; its answers may be lost or wrong. */
function givenVenue(instrument: Instrument) {
  const { instrumentId } = instrument;
  const unlimited = { ...limits, maxLeverage: ratioOf('1000000'), maxMarkAgeMs: Number.MAX_SAFE_INTEGER };
  const engine = givenTrading(
    { instruments: [instrument], config: { instrumentIds: [instrumentId], limits: unlimited } },
    booksOf({ balances: [usd(START)] }),
  );
  /** Every word on every order, oldest first. */
  const orders = new Map<string, OrderProgress[]>();

  function place(terms: Order | ReturnType<typeof buy>): void {
    const id = engine.when(wish({ ...terms, instrumentId })).payload('OrderSubmitted')?.request.clientOrderId;
    if (id !== undefined) orders.set(id, [progressOf(id, 'Accepted', '0', { instrumentId })]);
  }

  function fill(words: OrderProgress[], last: OrderProgress, lots: number): void {
    const order = orderOf(engine, last.clientOrderId);
    const leaves = subtract(order.quantity, last.cumulativeQuantity);
    if (isZero(leaves)) return;
    const quantity = smallerOf(leaves, quantityOf(`0.00${lots}`));
    const value = notionalFor(priceOf(`9${lots}.37`), quantity);
    const cumulativeQuantity = add(last.cumulativeQuantity, quantity);
    const full = isZero(subtract(order.quantity, cumulativeQuantity));
    const partly = isTerminal(last.status) ? last.status : 'PartiallyFilled';
    words.push({
      ...last,
      status: full ? 'Filled' : partly,
      cumulativeQuantity,
      filledValue: add(last.filledValue, value),
      commission: add(last.commission, scale(asMoney(value), ratioOf('0.006'))),
    });
  }

  function tell({ deed, which, lots }: Step): void {
    if (deed === 'Buy') return place(buy(`0.00${lots}`, '1000'));
    if (deed === 'Sell') return place(sell(`0.00${lots}`, '1000'));
    if (deed === 'Wake') return void engine.woke(lots * 30_000);
    const all = [...orders.values()].flat();
    if (deed === 'TellOld') return report(all[which % all.length]);
    if (deed === 'ReadBooks') return readBooks();
    const words = [...orders.values()][which % orders.size];
    const last = words?.[words.length - 1];
    if (words === undefined || last === undefined) return;
    const { clientOrderId, venueOrderId } = last;
    const isOver = isTerminal(last.status);
    switch (deed) {
      case 'Fill':
        return isOver ? undefined : fill(words, last, lots);
      case 'FillLate':
        return isOver ? fill(words, last, lots) : undefined;
      case 'Canceled':
      case 'Expired':
      case 'Rejected':
        return isOver ? undefined : void words.push({ ...last, status: deed });
      case 'TellNew':
        return report(last);
      case 'TellFill':
        return void engine.when({ type: 'FillReported', fill: fillOf(clientOrderId, `trade-${lots % 3}`) });
      case 'AnswerAccepted': {
        const answer = { outcome: 'Accepted', clientOrderId, venueOrderId, at: 0 } as const;
        return void engine.when({ type: 'SubmitAnswered', answer });
      }
      case 'AnswerLost':
        return void engine.when({ type: 'SubmitFailed', clientOrderId, failure: failedCall('Timeout', 'Unknown') });
      case 'AnswerNotActed': {
        const failure = failedCall('NotConnected', 'NotActed');
        return void engine.when({ type: 'SubmitFailed', clientOrderId, failure });
      }
      case 'WishCancel':
        return void engine.when({ type: 'CancelWished', clientOrderId, reason: 'Asked' });
      case 'RefuseCancel': {
        const answer = { venueOrderId, outcome: 'Refused', message: '' } as const;
        return void engine.when({ type: 'CancelAnswered', clientOrderId, answer });
      }
      case 'LookUp':
        return void engine.when({ type: 'OrderQueried', clientOrderId, found: { terms: buy('1'), progress: last } });
      case 'LookUpNothing':
        return void engine.when({ type: 'OrderQueried', clientOrderId, found: null });
    }
  }

  function report(progress: OrderProgress | undefined): void {
    if (progress !== undefined) engine.when({ type: 'OrderReported', progress });
  }

  function readBooks(): void {
    const ours = [...engine.state.ledger.liveOrderIds].map((clientOrderId) => {
      const progress = orders.get(clientOrderId)?.at(-1);
      return { clientOrderId, found: progress === undefined ? null : { terms: buy('1'), progress } };
    });
    const { cash, positions } = engine.state.ledger;
    const balances = [...cash.values()].map((total) => usd(toText(total)));
    const held = [...positions.values()].map((position) => ({ ...position, averageEntryPrice: null }));
    engine.when({ type: 'VenueBooksRead', books: booksOf({ balances, positions: held, ours }) });
  }

  return { engine, orders, tell, tellAll: () => [...orders.values()].forEach((words) => report(words.at(-1))) };
}

function checkOrders({ state }: EngineUnderTest): void {
  for (const order of state.ledger.orders.values()) {
    expect(exceeds(order.filledQuantity, order.quantity)).toBe(false);
    expect(state.ledger.liveOrderIds.has(order.clientOrderId)).toBe(!isTerminal(order.status));
    expect(toText(order.filledQuantity) === toText(order.quantity)).toBe(order.status === 'Filled');
  }
}

/** The running sums against sums over all orders. */
function checkRunningSums({ state: { ledger } }: EngineUnderTest, { instrumentId }: Instrument): void {
  const live = [...ledger.orders.values()].filter(({ status }) => !isTerminal(status));
  const leaves = (side: Order['side']): string =>
    toText(sum(live.filter((order) => order.side === side).map(leavesQuantity), zeroQuantity));
  const sums = ledger.liveQuantities.get(instrumentId);
  expect(toText(sums?.buy ?? zeroQuantity)).toBe(leaves('Buy'));
  expect(toText(sums?.sell ?? zeroQuantity)).toBe(leaves('Sell'));
  const holds = live.map((order) =>
    roundToPlaces(scale(order.hold, ratioBetween(leavesQuantity(order), order.quantity)), 18),
  );
  expect(toText(ledger.holds.get('USD') ?? zeroMoney)).toBe(toText(sum(holds, zeroMoney)));
}

/** Position = Σ signed fills; cash = start − Σ paid − fees, and for a perpetual the basis has not been paid. */
function checkBooks({ state: { ledger } }: EngineUnderTest, { instrumentId, kind }: Instrument): void {
  const orders = [...ledger.orders.values()];
  const net = sum(
    orders.map((order) => signed(order.side, order.filledQuantity)),
    zeroQuantity,
  );
  const position = ledger.positions.get(instrumentId);
  expect(toText(position?.netQuantity ?? zeroQuantity)).toBe(toText(net));
  const books = [...(ledger.strategyBooks.get(instrumentId)?.values() ?? [])].map((book) => book.netQuantity);
  expect(toText(sum(books, zeroQuantity))).toBe(toText(net));

  const paid = orders.map(({ side, filledValue }) =>
    side === 'Buy' ? asMoney(filledValue) : negate(asMoney(filledValue)),
  );
  const fees = sum(
    orders.map(({ commission }) => commission),
    zeroMoney,
  );
  const basis = kind === 'Perpetual' ? (position?.costBasis ?? zeroMoney) : zeroMoney;
  const cash = add(subtract(subtract(moneyOf(START), sum(paid, zeroMoney)), fees), basis);
  expect(toText(ledger.cash.get('USD') ?? zeroMoney)).toBe(toText(cash));
  const results = ledger.results.get(instrumentId);
  expect(toText(results?.commission ?? zeroMoney)).toBe(toText(fees));
}

/** Through the text of the log, as a restart would read it. */
function folded({ log }: Pick<EngineUnderTest, 'log'>, ledger = createLedger()): Ledger {
  for (const { type, payload, at } of log) {
    evolve(ledger, { type, payload: decodePayload(encodePayload(payload)), at } as BotEvent & { at: number });
  }
  return ledger;
}

const orderOf = ({ state }: EngineUnderTest, clientOrderId: string): Order => {
  const order = state.ledger.orders.get(clientOrderId);
  if (order === undefined) throw new Error(`the ledger has no order ${clientOrderId}`);
  return order;
};
