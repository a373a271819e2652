import {
  absolute,
  add,
  asNotional,
  exceeds,
  isNegative,
  isTerminal,
  isZero,
  leavesQuantity,
  notionalFor,
  scale,
  sum,
  toText,
  zeroNotional,
  type BotEventPayloads,
  type ClientOrderId,
  type InstrumentId,
  type Notional,
  type Price,
  type Quantity,
} from '@bot/core';
import { payloadsOf, type JournalCheck, type JournalFacts } from './stepFacts';

/**
 * INV-12 over all instruments: after a new entry, positions and live orders together are worth no more than the leverage
 * allows, valued at the marks that the bot decides on. An order for less than the position on the other side is an exit.
 */
export function createTotalLeverage(): JournalCheck {
  const known = new Set<ClientOrderId>();
  return (facts) => {
    const fresh = payloadsOf(facts.journal, 'OrderSubmitted').filter(
      ({ request }) => !known.has(request.clientOrderId),
    );
    fresh.forEach(({ request }) => known.add(request.clientOrderId));
    const entries = fresh.filter(({ request }) => !isExit(request, facts));
    if (entries.length === 0) return [];
    const exposure = exposureOf(facts);
    return entries.flatMap(({ request, decidedOn }) => {
      const allowed = asNotional(scale(decidedOn.equity, facts.limits.maxLeverage));
      if (!exceeds(exposure, allowed)) return [];
      const problem = `after ${request.clientOrderId} all together is worth ${toText(exposure)}, leverage allows ${toText(allowed)}`;
      return [{ invariant: 'INV-12' as const, problem }];
    });
  };
}

function isExit(
  { instrumentId, side, quantity }: BotEventPayloads['OrderSubmitted']['request'],
  { snapshot }: JournalFacts,
): boolean {
  const net = snapshot.positions.find((position) => position.instrumentId === instrumentId)?.netQuantity;
  if (net === undefined || isZero(net)) return false;
  return isNegative(net) === (side === 'Buy') && !exceeds(quantity, absolute(net));
}

function exposureOf(facts: JournalFacts): Notional {
  const { positions, orders } = facts.snapshot;
  const held = positions.map(({ instrumentId, netQuantity }) => worth(facts, instrumentId, netQuantity));
  const live = orders
    .filter(({ status }) => !isTerminal(status))
    // A buy at a limit costs no more than that.
    .map((order) =>
      worth(facts, order.instrumentId, leavesQuantity(order), order.side === 'Buy' ? order.limitPrice : null),
    );
  return add(sum(held, zeroNotional), sum(live, zeroNotional));
}

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
