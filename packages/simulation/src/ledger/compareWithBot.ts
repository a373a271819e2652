import {
  absolute,
  exceeds,
  isTerminal,
  subtract,
  zeroMoney,
  zeroQuantity,
  type Balance,
  type ClientOrderId,
  type Currency,
  type Instrument,
  type InstrumentId,
  type Quantity,
  type VenueOrder,
  type VenuePosition,
} from '@bot/core';
import type { BotSnapshot } from '../harness/botUnderTest';
import { ROUNDING } from './openTrade';
import { mustEqual, type Violation } from './violation';

export interface BothSides {
  readonly bot: Pick<BotSnapshot, 'orders' | 'positions' | 'cash'>;
  readonly balances: readonly Balance[];
  readonly positions: readonly VenuePosition[];
  readonly openOrders: readonly VenueOrder[];
  readonly instruments: readonly Instrument[];
  /** What the venue holds and the bot leaves alone: coins that were there before, signed. */
  readonly ignored: ReadonlyMap<InstrumentId, Quantity>;
  /** Orders of others that the bot knows of: they are live at the venue only. Default: none. */
  readonly foreign?: ReadonlySet<ClientOrderId>;
}

/** INV-29: the bot's cash, positions and live orders are the venue's. Meant for a moment at which nothing is on its way. */
export const compareWithBot = (sides: BothSides): readonly Violation[] => [
  ...compareCash(sides),
  ...comparePositions(sides),
  ...compareLiveOrders(sides),
];

/** Quote currencies, and whatever else the bot keeps as cash. */
function compareCash({ bot, balances, instruments }: BothSides): readonly Violation[] {
  const currencies = new Set<Currency>([...instruments.map((each) => each.quoteCurrency), ...bot.cash.keys()]);
  const totals = new Map(balances.map(({ currency, total }) => [currency, total]));
  return [...currencies].sort().flatMap((currency) => {
    const venues = totals.get(currency) ?? zeroMoney;
    const ours = bot.cash.get(currency) ?? zeroMoney;
    const isClose = !exceeds(absolute(subtract(venues, ours)), ROUNDING);
    return isClose ? [] : mustEqual('INV-29', `the bot's cash in ${currency}`, venues, ours);
  });
}

function comparePositions({ bot, positions, ignored }: BothSides): readonly Violation[] {
  const venues = new Map(positions.map((each) => [each.instrumentId, each.netQuantity]));
  const bots = new Map(bot.positions.map((each) => [each.instrumentId, each.netQuantity]));
  return [...new Set([...venues.keys(), ...bots.keys()])].sort().flatMap((instrumentId) => {
    const held = venues.get(instrumentId) ?? zeroQuantity;
    const expected = subtract(held, ignored.get(instrumentId) ?? zeroQuantity);
    const actual = bots.get(instrumentId) ?? zeroQuantity;
    return mustEqual('INV-29', `the bot's position in ${instrumentId}`, expected, actual);
  });
}

function compareLiveOrders({ bot, openOrders, foreign }: BothSides): readonly Violation[] {
  const ours = openOrders.filter(({ progress }) => foreign?.has(progress.clientOrderId) !== true);
  const venues = new Map(ours.map(({ progress }) => [progress.clientOrderId, progress.cumulativeQuantity]));
  const live = bot.orders.filter(({ status }) => !isTerminal(status));
  const bots = new Map(live.map((order) => [order.clientOrderId, order.filledQuantity]));
  return [...new Set([...venues.keys(), ...bots.keys()])].sort().flatMap((id) => compareOrder(id, venues, bots));
}

function compareOrder(
  id: ClientOrderId,
  venues: ReadonlyMap<ClientOrderId, Quantity>,
  bots: ReadonlyMap<ClientOrderId, Quantity>,
): readonly Violation[] {
  const venuesFilled = venues.get(id);
  const botsFilled = bots.get(id);
  if (venuesFilled === undefined) return [{ invariant: 'INV-29', problem: `${id} is live for the bot only` }];
  if (botsFilled === undefined) return [{ invariant: 'INV-29', problem: `${id} is live at the venue only` }];
  return mustEqual('INV-29', `the bot's filled quantity of ${id}`, venuesFilled, botsFilled);
}
