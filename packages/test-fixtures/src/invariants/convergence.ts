import {
  absolute,
  exceeds,
  moneyOf,
  subtract,
  toText,
  zeroMoney,
  zeroQuantity,
  type InstrumentId,
  type RecordedBotEvent,
} from '@bot/core';
import type { BrokenInvariant } from './invariants';
import { leftAlone } from './leftAlone';
import { at, type JournalCheck, type JournalFacts } from './stepFacts';

/** So many readings of the venue's books may show a difference. One finds it, one confirms it, one takes it over. */
const READINGS = 5;

/** Results of perpetuals are cut at different places. */
const ROUNDING = moneyOf('0.00000001');

/**
 * INV-29 and INV-31 over time: what differs is the same again after some readings, unless a person was asked; what others traded
 * is told by then, and an order that the bot knows is known to the venue.
 */
export function createConvergence(): JournalCheck {
  let differsSince: number | null = null;
  return (facts) => {
    const readings = facts.truth.requests().filter(({ method }) => method === 'positions').length;
    const differences = isOpen(facts.journal) && !isAsked(facts) ? differencesOf(facts) : [];
    if (differences.length === 0) differsSince = null;
    else differsSince ??= readings;
    const isTooLong = differsSince !== null && readings - differsSince > READINGS;
    return [...(isTooLong ? differences : []), ...phantoms(facts)];
  };
}

const isOpen = (journal: readonly RecordedBotEvent[]): boolean => journal.some(({ type }) => type === 'BooksCompared');

/** A person has to look first, or the venue cannot be read or believed. */
function isAsked({ journal, snapshot }: JournalFacts): boolean {
  const causes = (snapshot.restrictions ?? []).map(({ cause }) => cause);
  if (causes.includes('Drift') || causes.includes('ImpossibleBalance')) return true;
  const unreadable = journal.findLastIndex(
    ({ type, payload }) => type === 'AlertRaised' && payload.code === 'BooksUnreadable',
  );
  return unreadable > journal.findLastIndex(({ type }) => type === 'BooksCompared');
}

function differencesOf(facts: JournalFacts): readonly BrokenInvariant[] {
  const { instrumentIds } = facts.config;
  return [...cashOf(facts), ...positionsOf(facts, instrumentIds), ...untold(facts, instrumentIds)];
}

function cashOf({ truth, snapshot }: JournalFacts): readonly BrokenInvariant[] {
  const totals = new Map(truth.balances().map(({ currency, total }) => [currency, total]));
  return [...snapshot.cash].flatMap(([currency, amount]) => {
    const venues = at(totals, currency, zeroMoney);
    const isClose = !exceeds(absolute(subtract(venues, amount)), ROUNDING);
    const problem = `the venue has ${toText(venues)} ${currency}, the bot ${toText(amount)}`;
    return isClose ? [] : [{ invariant: 'INV-29' as const, problem }];
  });
}

function positionsOf(
  { truth, snapshot, journal }: JournalFacts,
  instrumentIds: readonly InstrumentId[],
): readonly BrokenInvariant[] {
  const venues = new Map(truth.positions().map((each) => [each.instrumentId, each.netQuantity]));
  const bots = new Map(snapshot.positions.map((each) => [each.instrumentId, each.netQuantity]));
  const ignored = leftAlone(journal);
  return instrumentIds.flatMap((id) => {
    const expected = toText(subtract(at(venues, id, zeroQuantity), at(ignored, id, zeroQuantity)));
    const found = toText(at(bots, id, zeroQuantity));
    const problem = `the venue has ${expected} of ${id}, the bot ${found}`;
    return expected === found ? [] : [{ invariant: 'INV-29' as const, problem }];
  });
}

/** Trades of others in what the bot trades, since its books were opened. */
function untold(
  { truth, journal, outsiders }: JournalFacts,
  instrumentIds: readonly InstrumentId[],
): readonly BrokenInvariant[] {
  const openedAt = journal.find(({ type }) => type === 'CashAdopted')?.at ?? Infinity;
  const told = new Set(
    journal.flatMap(({ type, payload }) => (type === 'ExternalFillBooked' ? [payload.fill.tradeId] : [])),
  );
  return truth
    .fills()
    .filter(
      (fill) =>
        outsiders.has(fill.clientOrderId) &&
        fill.tradeType !== 'Reversal' &&
        fill.at > openedAt &&
        instrumentIds.includes(fill.instrumentId) &&
        !told.has(fill.tradeId),
    )
    .map(({ tradeId }) => ({
      invariant: 'INV-31',
      problem: `nobody was told of the trade ${tradeId} of somebody else`,
    }));
}

function phantoms({ truth, snapshot }: JournalFacts): readonly BrokenInvariant[] {
  const known = new Set(truth.orders().map(({ progress }) => progress.venueOrderId));
  return snapshot.orders
    .filter(({ venueOrderId }) => venueOrderId !== null && !known.has(venueOrderId))
    .map(({ clientOrderId }) => ({ invariant: 'INV-31', problem: `the venue never had the order ${clientOrderId}` }));
}
