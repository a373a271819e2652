import {
  absolute,
  exceeds,
  isPositive,
  isTerminal,
  leavesQuantity,
  quantizeQuantity,
  sum,
  toText,
  zeroQuantity,
  type EpochMs,
  type InstrumentId,
  type Order,
  type Position,
} from '@bot/core';
import type { BrokenInvariant } from './invariants';
import { payloadsOf, type JournalCheck, type JournalFacts } from './stepFacts';

/** So long after the last change of an instrument its protection must be there. */
const GRACE_MS = 30_000;

/**
 * INV-32: where a stop loss is asked for, every position that has not changed for a while has orders at the venue that end it,
 * or an alert says that it has not.
 */
export const checkProtection: JournalCheck = (facts) => {
  const { orderRules, snapshot, instruments } = facts;
  if (orderRules.stopLoss === null) return [];
  const changed = lastChanges(facts);
  return snapshot.positions.flatMap((position): readonly BrokenInvariant[] => {
    const { instrumentId, netQuantity } = position;
    const instrument = instruments.get(instrumentId);
    const isQuiet = facts.now - (changed.get(instrumentId) ?? facts.now) > GRACE_MS;
    if (instrument === undefined || !isQuiet || isExcused(facts, instrumentId)) return [];
    const held = quantizeQuantity(instrument, absolute(netQuantity));
    const closed = sum(exitsOf(snapshot.orders, position).map(leavesQuantity), zeroQuantity);
    if (!exceeds(held, closed)) return [];
    const problem = `${toText(held)} ${instrumentId} are held, and orders end ${toText(closed)} of them`;
    return [{ invariant: 'INV-32', problem }];
  });
};

const exitsOf = (orders: JournalFacts['snapshot']['orders'], { instrumentId, netQuantity }: Position) =>
  orders.filter((order: Readonly<Order>) => {
    const isExit = order.side === (isPositive(netQuantity) ? 'Sell' : 'Buy');
    return order.instrumentId === instrumentId && isExit && order.reduceOnly && !isTerminal(order.status);
  });

/** It was said that there is none, or nothing may be sent at all. */
function isExcused({ journal, snapshot }: JournalFacts, instrumentId: InstrumentId): boolean {
  const said = payloadsOf(journal, 'AlertRaised').some(
    ({ code, subject }) => (code === 'Unprotected' || code === 'DustPosition') && subject === instrumentId,
  );
  return said || (snapshot.restrictions ?? []).some(({ mode }) => mode === 'Halted');
}

/** When something last happened to an order of an instrument. */
function lastChanges({ journal, snapshot }: JournalFacts): ReadonlyMap<InstrumentId, EpochMs> {
  const names = new Map(snapshot.orders.map(({ clientOrderId, instrumentId }) => [clientOrderId, instrumentId]));
  const changed = new Map<InstrumentId, EpochMs>();
  for (const { type, at, payload } of journal) {
    const about = 'clientOrderId' in payload ? names.get(payload.clientOrderId) : undefined;
    const instrumentId = type === 'HoldingAdopted' ? payload.instrumentId : about;
    if (instrumentId !== undefined) changed.set(instrumentId, at);
  }
  return changed;
}
