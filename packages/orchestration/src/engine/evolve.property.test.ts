import fc from 'fast-check';
import {
  add,
  asMoney,
  assert,
  decodePayload,
  encodePayload,
  exceeds,
  isTerminal,
  largerOf,
  leavesQuantity,
  moneyOf,
  negate,
  ratioBetween,
  roundToPlaces,
  scale,
  signed,
  subtract,
  sum,
  toText,
  zeroMoney,
  zeroQuantity,
  type BotEvent,
  type Instrument,
  type JsonValue,
  type Order,
} from '@bot/core';
import { evolve } from './evolve';
import { decodeStructure, encodeStructure } from '../persistence/structuralCodec';
import { createLedger, type Ledger } from './state/ledger';
import { btc, btcPerp } from './testing/fixtures';
import { type EngineUnderTest } from './testing/given';
import { mustBe } from './testing/mustBe';
import { plain } from './testing/plain';
import { givenVenue, orderOf, START, stories } from './testing/toldVenue';

describe.each([btc, btcPerp])('the ledger of $kind, in whatever order the venue tells its story,', (instrument) => {
  it('keeps sums, cash and position, comes to what the venue says, and promises nothing once no order is live', () => {
    const reached = new Set<string>();
    fc.assert(
      fc.property(stories, (story) => {
        const venue = givenVenue(instrument);
        const { engine, tell, tellAll } = venue;
        for (const step of story) {
          tell(step);
          checkOrders(engine);
          checkRunningSums(engine, instrument);
          checkBooks(engine, instrument);
        }
        tellAll();
        checkBooks(engine, instrument);
        checkAllTold(venue);
        noteReached(reached, engine);
        mustBe('the ledger of the folded log', plain(folded(engine)), plain(engine.state.ledger));
        endAll(venue);
        checkNothingPromised(engine, instrument);
      }),
      { numRuns: 50, seed: 20180404 },
    );
    // The stories are not idle ones.
    const ends = ['OrderAmended', 'Filled', 'Canceled', 'Expired', 'Rejected', 'PartiallyFilled', 'Accepted'];
    expect([...reached]).toEqual(expect.arrayContaining([...ends, 'late OrderProgressed']));
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
          mustBe(`the ledger kept after ${at}`, plain(folded({ log: engine.log.slice(at) }, begun)), whole);
        });
      }),
      { numRuns: 10, seed: 20180404 },
    );
  });
});

type Told = ReturnType<typeof givenVenue>;

function noteReached(reached: Set<string>, { state, log }: EngineUnderTest): void {
  for (const order of state.ledger.orders.values()) reached.add(order.status);
  if (log.some(({ type }) => type === 'OrderAmended')) reached.add('OrderAmended');
  for (const { type, payload } of log) if ('late' in payload && payload.late) reached.add(`late ${type}`);
}

function checkAllTold({ engine, orders }: Told): void {
  for (const [id, words] of orders) {
    const { filledQuantity, commission } = orderOf(engine, id);
    const last = words[words.length - 1];
    mustBe(id, plain([filledQuantity, commission]), plain([last?.cumulativeQuantity, last?.commission]));
  }
}

function endAll({ orders, tell, tellAll }: Told): void {
  [...orders].forEach((_, which) => tell({ deed: 'Canceled', which, lots: 1 }));
  tellAll();
}

function checkNothingPromised({ state: { ledger } }: EngineUnderTest, { instrumentId }: Instrument): void {
  const { buy: buys, sell: sells } = ledger.liveQuantities.get(instrumentId) ?? {};
  mustBe('what is live', plain([...ledger.liveOrderIds, ...ledger.cancelWishes]), '[]');
  mustBe('what may still trade', plain([buys ?? zeroQuantity, sells ?? zeroQuantity]), plain(['0', '0']));
  mustBe('what is kept back', toText(ledger.holds.get('USD') ?? zeroMoney), '0');
}

function checkOrders({ state }: EngineUnderTest): void {
  for (const { clientOrderId, status, quantity, filledQuantity, amend } of state.ledger.orders.values()) {
    assert(!exceeds(filledQuantity, quantity), `${clientOrderId} is filled with no more than it is for`);
    assert(
      state.ledger.liveOrderIds.has(clientOrderId) === !isTerminal(status),
      `${clientOrderId}, ${status}, is live while it has not ended`,
    );
    // While new terms are asked for, all of the old quantity need not be the end.
    if (amend !== undefined) continue;
    const isFull = toText(filledQuantity) === toText(quantity);
    assert(isFull === (status === 'Filled'), `${clientOrderId} is Filled when all of it is: ${status}`);
  }
}

/** The running sums against sums over all orders. */
function checkRunningSums({ state: { ledger } }: EngineUnderTest, { instrumentId }: Instrument): void {
  const live = [...ledger.orders.values()].filter(({ status }) => !isTerminal(status));
  const leaves = (side: Order['side']): string =>
    toText(sum(live.filter((order) => order.side === side).map(leavesQuantity), zeroQuantity));
  const sums = ledger.liveQuantities.get(instrumentId);
  mustBe('what may still be bought', toText(sums?.buy ?? zeroQuantity), leaves('Buy'));
  mustBe('what may still be sold', toText(sums?.sell ?? zeroQuantity), leaves('Sell'));
  const part = ({ hold, quantity }: Pick<Order, 'hold' | 'quantity'>, filled: Order['quantity']) =>
    roundToPlaces(scale(hold, ratioBetween(largerOf(subtract(quantity, filled), zeroQuantity), quantity)), 18);
  const holds = live.map((order) =>
    largerOf(part(order, order.filledQuantity), part(order.amend ?? order, order.filledQuantity)),
  );
  mustBe('what is kept back', toText(ledger.holds.get('USD') ?? zeroMoney), toText(sum(holds, zeroMoney)));
}

/** Position = Σ signed fills; cash = start − Σ paid − fees, and for a perpetual the basis has not been paid. */
function checkBooks({ state: { ledger } }: EngineUnderTest, { instrumentId, kind }: Instrument): void {
  const orders = [...ledger.orders.values()];
  const net = sum(
    orders.map((order) => signed(order.side, order.filledQuantity)),
    zeroQuantity,
  );
  const position = ledger.positions.get(instrumentId);
  mustBe('the position', toText(position?.netQuantity ?? zeroQuantity), toText(net));
  const books = [...(ledger.strategyBooks.get(instrumentId)?.values() ?? [])].map((book) => book.netQuantity);
  mustBe('the sum of the books', toText(sum(books, zeroQuantity)), toText(net));

  const paid = orders.map(({ side, filledValue }) =>
    side === 'Buy' ? asMoney(filledValue) : negate(asMoney(filledValue)),
  );
  const fees = sum(
    orders.map(({ commission }) => commission),
    zeroMoney,
  );
  const basis = kind === 'Perpetual' ? (position?.costBasis ?? zeroMoney) : zeroMoney;
  const cash = add(subtract(subtract(moneyOf(START), sum(paid, zeroMoney)), fees), basis);
  mustBe('the cash', toText(ledger.cash.get('USD') ?? zeroMoney), toText(cash));
  mustBe('the fees', toText(ledger.results.get(instrumentId)?.commission ?? zeroMoney), toText(fees));
}

/** Through the text of the log, as a restart would read it. */
function folded({ log }: Pick<EngineUnderTest, 'log'>, ledger = createLedger()): Ledger {
  for (const { type, payload, at } of log) {
    evolve(ledger, { type, payload: decodePayload(encodePayload(payload)), at } as BotEvent & { at: number });
  }
  return ledger;
}
