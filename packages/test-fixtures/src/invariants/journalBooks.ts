import {
  absolute,
  add,
  asMoney,
  equals,
  exceeds,
  isNegative,
  isZero,
  moneyOf,
  negate,
  ratioBetween,
  scale,
  subtract,
  toText,
  zeroMoney,
  zeroQuantity,
  type AnyAmount,
  type InstrumentId,
  type Money,
  type Quantity,
} from '@bot/core';
import type { BrokenInvariant, InvariantId } from './invariants';
import { payloadsOf, type JournalFacts } from './stepFacts';

/** Two sums that were rounded at different places may differ by this much. */
const ROUNDING = moneyOf('0.00000001');

/** What is held of one instrument, by average cost. Both numbers are below zero for a short. */
interface Holding {
  readonly netQuantity: Quantity;
  readonly cost: Money;
}
const nothing: Holding = { netQuantity: zeroQuantity, cost: zeroMoney };

/** INV-01 and INV-02 of the bot: its cash and positions are what its own log adds up to. */
export function checkJournalBooks({ journal, snapshot, instruments }: JournalFacts): readonly BrokenInvariant[] {
  const cash = new Map<string, Money>();
  const holdings = new Map<InstrumentId, Holding>();
  const sides = new Map(payloadsOf(journal, 'OrderSubmitted').map(({ request }) => [request.clientOrderId, request]));

  for (const event of journal) {
    if (event.type === 'CashAdopted') {
      for (const { currency, total } of event.payload.balances) cash.set(currency, total);
    } else if (event.type === 'HoldingAdopted') {
      const { instrumentId, netQuantity, costBasis } = event.payload;
      holdings.set(instrumentId, { netQuantity, cost: costBasis });
    } else if (event.type === 'OrderProgressed' && !isZero(event.payload.filledNow.quantity)) {
      const order = sides.get(event.payload.clientOrderId);
      const instrument = instruments.get(order?.instrumentId ?? '');
      if (order === undefined || instrument === undefined) continue;
      const { quantity, value, commission } = event.payload.filledNow;
      const signedQuantity = order.side === 'Buy' ? quantity : negate(quantity);
      const signedValue = order.side === 'Buy' ? asMoney(value) : negate(asMoney(value));
      const before = holdings.get(order.instrumentId) ?? nothing;
      const { after, realized } = traded(before, signedQuantity, signedValue);
      holdings.set(order.instrumentId, after);
      const received = instrument.kind === 'Spot' ? negate(signedValue) : realized;
      const held = cash.get(instrument.quoteCurrency) ?? zeroMoney;
      cash.set(instrument.quoteCurrency, subtract(add(held, received), commission));
    }
  }

  const positions = new Map(snapshot.positions.map((position) => [position.instrumentId, position]));
  const traces = [...new Set([...holdings.keys(), ...positions.keys()])].flatMap((id) => {
    const ours = holdings.get(id) ?? nothing;
    const bots = positions.get(id);
    return [
      ...mustEqual('INV-02', `the bot's position in ${id}`, ours.netQuantity, bots?.netQuantity ?? zeroQuantity),
      ...mustBeClose('INV-02', `the cost of the bot's position in ${id}`, ours.cost, bots?.costBasis ?? zeroMoney),
    ];
  });
  const money = [...cash].flatMap(([currency, amount]) =>
    mustBeClose('INV-01', `the bot's cash in ${currency}`, amount, snapshot.cash.get(currency) ?? zeroMoney),
  );
  return [...money, ...traces];
}

/**
 * What closes takes its share of the cost with it; what opens brings its own. Worked example: long 1 with cost 100, sell 3
 * worth 330 → short 2, cost −220, realised 10.
 */
function traded(
  { netQuantity, cost }: Holding,
  change: Quantity,
  value: Money,
): { readonly after: Holding; readonly realized: Money } {
  const closes = !isZero(netQuantity) && isNegative(netQuantity) !== isNegative(change);
  if (!closes) return { after: { netQuantity: add(netQuantity, change), cost: add(cost, value) }, realized: zeroMoney };
  const held = absolute(netQuantity);
  const size = absolute(change);
  const flips = exceeds(size, held);
  const costOut = flips ? cost : scale(cost, ratioBetween(size, held));
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
