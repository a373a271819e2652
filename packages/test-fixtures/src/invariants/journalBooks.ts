import {
  absolute,
  add,
  asMoney,
  equals,
  exceeds,
  flatPosition,
  isNegative,
  isZero,
  moneyOf,
  negate,
  notionalFor,
  opposite,
  ratioBetween,
  scale,
  subtract,
  sum,
  toText,
  zeroMoney,
  zeroQuantity,
  type AnyAmount,
  type BotEventPayloads,
  type Currency,
  type FillDetail,
  type Instrument,
  type InstrumentId,
  type Money,
  type OrderRequest,
  type Quantity,
  type Side,
} from '@bot/core';
import type { BotSnapshot } from '@bot/simulation';
import type { BrokenInvariant, InvariantId } from './invariants';
import { at, requestsOf, type JournalFacts } from './stepFacts';

/** Two sums that were rounded at different places may differ by this much. */
const ROUNDING = moneyOf('0.00000001');

/** What is held of one instrument, by average cost. Both numbers are below zero for a short. */
interface Holding {
  readonly netQuantity: Quantity;
  readonly cost: Money;
}
const nothing: Holding = { netQuantity: zeroQuantity, cost: zeroMoney };

/** INV-01 and INV-02 of the bot: its cash and positions are what its own log adds up to. */
export function checkJournalBooks(facts: JournalFacts): readonly BrokenInvariant[] {
  const { cash, holdings } = booksOf(facts);
  const { snapshot } = facts;
  const positions = new Map(snapshot.positions.map((position) => [position.instrumentId, position]));
  const instrumentIds = [...new Set([...holdings.keys(), ...positions.keys()])];
  return [
    ...[...cash].flatMap(([currency, amount]) =>
      mustBeClose('INV-01', `the bot's cash in ${currency}`, amount, at(snapshot.cash, currency, zeroMoney)),
    ),
    ...instrumentIds.flatMap((id) => {
      const ours = at(holdings, id, nothing);
      const bots = at(positions, id, flatPosition(id));
      return [
        ...mustEqual('INV-02', `the bot's position in ${id}`, ours.netQuantity, bots.netQuantity),
        ...mustBeClose('INV-02', `the cost of the bot's position in ${id}`, ours.cost, bots.costBasis),
      ];
    }),
    ...checkStrategyBooks(snapshot),
  ];
}

/** Whose the positions are may be told by books of the strategies: together they are the position. */
function checkStrategyBooks({ strategyBooks, positions }: BotSnapshot): readonly BrokenInvariant[] {
  if (strategyBooks === undefined) return [];
  const held = new Map(positions.map((position) => [position.instrumentId, position.netQuantity]));
  return [...new Set([...strategyBooks.keys(), ...held.keys()])].flatMap((id) => {
    const books = [...(strategyBooks.get(id)?.values() ?? [])].map(({ netQuantity }) => netQuantity);
    const whole = at(held, id, zeroQuantity);
    return mustEqual('INV-02', `what the strategies hold of ${id} together`, whole, sum(books, zeroQuantity));
  });
}

interface JournalledBooks {
  readonly cash: Map<Currency, Money>;
  readonly holdings: Map<InstrumentId, Holding>;
}

/** Spot is paid in full; a perpetual moves cash by what it realises. */
function booksOf({ journal, instruments }: JournalFacts): JournalledBooks {
  const cash = new Map<Currency, Money>();
  const holdings = new Map<InstrumentId, Holding>();
  const requests = requestsOf(journal);

  function fill(
    { instrumentId, side }: Pick<OrderRequest, 'instrumentId' | 'side'>,
    filled: Filled,
    { kind, quoteCurrency }: Instrument,
  ): void {
    const sign = side === 'Buy' ? same : negate;
    const value = sign(asMoney(filled.value));
    const { after, realized } = traded(at(holdings, instrumentId, nothing), side, sign(filled.quantity), value);
    holdings.set(instrumentId, after);
    const received = kind === 'Spot' ? negate(value) : realized;
    cash.set(quoteCurrency, subtract(add(at(cash, quoteCurrency, zeroMoney), received), filled.commission));
  }

  /** A trade that no order of the bot made. What concerns coins that are left alone moves cash only. */
  function trade({ instrumentId, price, quantity, commission }: FillDetail, side: Side, ignored: Quantity): void {
    const instrument = instruments.get(instrumentId);
    if (instrument === undefined) return;
    const value = notionalFor(price, quantity, instrument.contractSize);
    const part = ratioBetween(subtract(quantity, ignored), quantity);
    const ours = { quantity: scale(quantity, part), value: scale(value, part), commission: scale(commission, part) };
    if (!isZero(ours.quantity)) fill({ instrumentId, side }, ours, instrument);
    const paid = instrument.kind === 'Spot' ? asMoney(subtract(value, ours.value)) : zeroMoney;
    const received = subtract(side === 'Buy' ? negate(paid) : paid, subtract(commission, ours.commission));
    move(instrument.quoteCurrency, received);
  }

  function adjust({ instrumentId, netQuantity, price }: BotEventPayloads['PositionAdjusted']): void {
    const instrument = instruments.get(instrumentId);
    if (instrument === undefined) return;
    const side = isNegative(netQuantity) ? 'Sell' : 'Buy';
    const value = asMoney(notionalFor(price, absolute(netQuantity), instrument.contractSize));
    const signedValue = side === 'Buy' ? value : negate(value);
    holdings.set(instrumentId, traded(at(holdings, instrumentId, nothing), side, netQuantity, signedValue).after);
  }

  const move = (currency: Currency, amount: Money): void =>
    void cash.set(currency, add(at(cash, currency, zeroMoney), amount));

  for (const { type, payload } of journal) {
    if (type === 'ExternalFillBooked') trade(payload.fill, payload.fill.side, payload.ignoredQuantity);
    if (type === 'TradeBusted') {
      const { fill: busted, ignoredQuantity } = payload;
      trade({ ...busted, commission: negate(busted.commission) }, opposite(busted.side), ignoredQuantity);
    }
    if (type === 'FundingBooked') move(payload.payment.currency, payload.payment.amount);
    if (type === 'CashMoved') move(payload.currency, payload.amount);
    if (type === 'PositionAdjusted') adjust(payload);
    if (type === 'CashAdopted') for (const { currency, total } of payload.balances) cash.set(currency, total);
    if (type === 'HoldingAdopted') {
      holdings.set(payload.instrumentId, { netQuantity: payload.netQuantity, cost: payload.costBasis });
    }
    const request = type === 'OrderProgressed' ? requests.get(payload.clientOrderId) : undefined;
    const instrument = request && instruments.get(request.instrumentId);
    if (type === 'OrderProgressed' && request && instrument) fill(request, payload.filledNow, instrument);
  }
  return { cash, holdings };
}

type Filled = BotEventPayloads['OrderProgressed']['filledNow'];

const same = <A>(amount: A): A => amount;

/**
 * What closes takes its share of the cost with it; what opens brings its own. Worked example: long 1 with cost 100, sell 3
 * worth 330 → short 2, cost −220, realised 10. A change of zero corrects what earlier fills cost.
 */
function traded(
  { netQuantity, cost }: Holding,
  side: Side,
  change: Quantity,
  value: Money,
): { readonly after: Holding; readonly realized: Money } {
  const corrects = isZero(change);
  const opens = isZero(netQuantity) ? !corrects : isNegative(netQuantity) === (side === 'Sell');
  if (opens) return { after: { netQuantity: add(netQuantity, change), cost: add(cost, value) }, realized: zeroMoney };
  const held = absolute(netQuantity);
  const size = absolute(change);
  const flips = exceeds(size, held);
  const share = corrects ? zeroMoney : scale(cost, ratioBetween(size, held));
  const costOut = flips ? cost : share;
  const valueClosing = flips ? scale(value, ratioBetween(held, size)) : value;
  const after = {
    netQuantity: add(netQuantity, change),
    cost: add(subtract(cost, costOut), subtract(value, valueClosing)),
  };
  return { after, realized: negate(add(valueClosing, costOut)) };
}

const mustEqual = <A extends AnyAmount>(
  invariant: InvariantId,
  what: string,
  expected: A,
  found: A,
): BrokenInvariant[] =>
  equals(expected, found)
    ? []
    : [{ invariant, problem: `${what}: the log adds up to ${toText(expected)}, the bot has ${toText(found)}` }];

const mustBeClose = (invariant: InvariantId, what: string, expected: Money, found: Money): BrokenInvariant[] =>
  exceeds(absolute(subtract(expected, found)), ROUNDING) ? mustEqual(invariant, what, expected, found) : [];
