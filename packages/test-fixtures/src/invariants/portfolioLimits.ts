import {
  absolute,
  add,
  asMoney,
  asNotional,
  exceeds,
  isNegative,
  isTerminal,
  isZero,
  largerOf,
  leavesQuantity,
  negate,
  notionalFor,
  scale,
  sum,
  toText,
  zeroMoney,
  zeroNotional,
  zeroQuantity,
  type BotEventPayloads,
  type ClientOrderId,
  type EpochMs,
  type InstrumentId,
  type Money,
  type Notional,
  type Order,
  type Price,
  type Quantity,
  type Ratio,
  type UtcWindow,
} from '@bot/core';
import type { BrokenInvariant } from './invariants';
import type { JournalCheck, JournalFacts } from './stepFacts';

/**
 * INV-12 over all instruments: after a new entry, positions and live orders together are worth no more than leverage and
 * exposure allow, one instrument no more than its caps, and all of it costs no more than the budget, valued at the marks that
 * the bot decides on. An order for less than the position on the other side is an exit.
 */
export function createPortfolioLimits(): JournalCheck {
  const known = new Set<ClientOrderId>();
  return (facts) => {
    return facts.journal.flatMap((event) => {
      if (event.type !== 'OrderSubmitted' || known.has(event.payload.request.clientOrderId)) return [];
      known.add(event.payload.request.clientOrderId);
      return isExit(event.payload.request, facts) ? [] : brokenBy(event.payload, event.at, facts);
    });
  };
}

type Entry = BotEventPayloads['OrderSubmitted'];

function brokenBy({ request, decidedOn }: Entry, at: EpochMs, facts: JournalFacts): readonly BrokenInvariant[] {
  const { limits, snapshot } = facts;
  const { clientOrderId, instrumentId } = request;
  const ids = new Set([...snapshot.positions, ...snapshot.orders].map((each) => each.instrumentId));
  const total = sum(
    [...ids].map((id) => worthAtWorst(facts, id)),
    zeroNotional,
  );
  const one = worthAtWorst(facts, instrumentId);
  const isNight = limits.leverageDay !== null && !isWithin(limits.leverageDay, at);
  const part = (ratio: Ratio | null): Notional | null => ratio && asNotional(scale(decidedOn.equity, ratio));
  const bounds: readonly (readonly [string, Notional, Notional | null])[] = [
    ['all together is worth', total, part(limits.maxLeverage)],
    ['by night all together is worth', total, part(isNight ? limits.maxNightLeverage : null)],
    ['all together is worth', total, part(limits.maxTotalExposure)],
    [`${instrumentId} is worth`, one, part(limits.maxSymbolExposure)],
    [`${instrumentId} is worth`, one, part(limits.leverageCaps[instrumentId] ?? null)],
    [`by night ${instrumentId} is worth`, one, part(isNight ? (limits.nightLeverageCaps[instrumentId] ?? null) : null)],
    [`${instrumentId} is worth`, one, limits.notionalCapsUsd[instrumentId] ?? null],
    ['all together costs', asNotional(costOf(facts)), limits.budgetUsd],
  ];
  return bounds.flatMap(([what, found, allowed]) => {
    if (allowed === null || !exceeds(found, allowed)) return [];
    const problem = `after ${clientOrderId} ${what} ${toText(found)}, ${toText(allowed)} are allowed`;
    return [{ invariant: 'INV-12' as const, problem }];
  });
}

const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const;

/** The hours after midnight belong to the day before when the window goes over midnight. */
function isWithin({ days, startMinute, endMinute }: UtcWindow, at: EpochMs): boolean {
  const minute = new Date(at).getUTCHours() * 60 + new Date(at).getUTCMinutes();
  const isOn = (moment: EpochMs): boolean => days.some((day) => day === weekdays[new Date(moment).getUTCDay()]);
  if (startMinute < endMinute) return isOn(at) && minute >= startMinute && minute < endMinute;
  return (minute >= startMinute && isOn(at)) || (minute < endMinute && isOn(at - 24 * 3_600_000));
}

function isExit({ instrumentId, side, quantity }: Entry['request'], { snapshot }: JournalFacts): boolean {
  const net = netOf(snapshot, instrumentId);
  return !isZero(net) && isNegative(net) === (side === 'Buy') && !exceeds(quantity, absolute(net));
}

const netOf = ({ positions }: JournalFacts['snapshot'], instrumentId: InstrumentId): Quantity =>
  positions.find((position) => position.instrumentId === instrumentId)?.netQuantity ?? zeroQuantity;

/** The position when every buy is filled, when every sale is, or when none is: the largest of the three. */
function worthAtWorst(facts: JournalFacts, instrumentId: InstrumentId): Notional {
  const { snapshot } = facts;
  const net = netOf(snapshot, instrumentId);
  const held = asMoney(worth(facts, instrumentId, absolute(net)));
  const position = isNegative(net) ? negate(held) : held;
  const live = snapshot.orders.filter((order) => order.instrumentId === instrumentId && !isTerminal(order.status));
  const traded = (side: Order['side']): Money =>
    sum(
      live.filter((order) => order.side === side).map((order) => asMoney(worthOfOrder(facts, order))),
      zeroMoney,
    );
  const [bought, sold] = [add(position, traded('Buy')), add(position, negate(traded('Sell')))];
  return largerOf(largerOf(asNotional(held), asNotional(bought)), asNotional(sold));
}

/** A buy at a limit costs no more than that. */
const worthOfOrder = (facts: JournalFacts, order: Readonly<Order>): Notional =>
  worth(facts, order.instrumentId, leavesQuantity(order), order.side === 'Buy' ? order.limitPrice : null);

/** What positions cost and live entries may cost, of perpetuals their margin; fees are not counted. */
function costOf(facts: JournalFacts): Money {
  const { snapshot, instruments } = facts;
  const margin = (instrumentId: InstrumentId, value: Notional): Money => {
    const rate = instruments.get(instrumentId)?.initialMarginRate;
    return rate === undefined ? asMoney(value) : scale(asMoney(value), rate);
  };
  const held = snapshot.positions.map(({ instrumentId, costBasis }) => margin(instrumentId, asNotional(costBasis)));
  const opening = snapshot.orders.filter((order) => !isTerminal(order.status) && !opposes(order, snapshot));
  const live = opening.map((order) => margin(order.instrumentId, worthOfOrder(facts, order)));
  return sum([...held, ...live], zeroMoney);
}

const opposes = (order: Readonly<Order>, snapshot: JournalFacts['snapshot']): boolean => {
  const net = netOf(snapshot, order.instrumentId);
  return !isZero(net) && isNegative(net) === (order.side === 'Buy');
};

/** What has no mark counts nothing here: its entry was decided on none, which is broken by itself. */
function worth(
  { snapshot, instruments }: JournalFacts,
  instrumentId: InstrumentId,
  quantity: Quantity,
  limitPrice: Price | null = null,
): Notional {
  const price = limitPrice ?? snapshot.marks.get(instrumentId)?.at(-1)?.price;
  return price === undefined ? zeroNotional : notionalFor(price, quantity, instruments.get(instrumentId)?.contractSize);
}
