import {
  absolute,
  add,
  asMoney,
  exceeds,
  isNegative,
  isZero,
  negate,
  notionalFor,
  ratioBetween,
  scale,
  subtract,
  sum,
  toText,
  zeroMoney,
  type BotEventPayloads,
  type ClientOrderId,
  type EpochMs,
  type FillDetail,
  type Money,
  type RecordedBotEvent,
  type Side,
} from '@bot/core';
import type { BrokenInvariant } from './invariants';
import { isReducing, walkJournal } from './journalSubmissions';
import { payloadsOf, type JournalCheck, type JournalFacts } from './stepFacts';
import { startOfDay, tradingDayOf } from './tradingDay';

const broken = (problem: string): BrokenInvariant => ({ invariant: 'INV-11', problem });

/**
 * INV-11 in the log: a day that has lost its limit is reduce-only within one cycle, and nothing is opened from there; only
 * another day ends it, or a person, and each day opens once, when it begins.
 */
export function createDailyLoss(): JournalCheck {
  let lostSince: EpochMs | null = null;
  const judged = new Set<ClientOrderId>();
  return (facts) => {
    const { now, config } = facts;
    lostSince = isLost(facts) && !isHeld(facts) ? (lostSince ?? now) : null;
    const isLate = lostSince !== null && now - lostSince > config.cycleIntervalMs;
    return [
      ...(isLate ? [broken(`the day has lost its limit since ${String(lostSince)}, and entries are allowed`)] : []),
      ...entriesOnLostDay(facts, judged),
      ...daysOpened(facts),
      ...dayNotOpened(facts),
      ...wrongEnds(facts),
      ...forgotten(facts),
    ];
  };
}

/** By the bot's own cash, positions and newest prices, which other invariants hold against its log. */
function isLost(facts: JournalFacts): boolean {
  const { limits, isRunning } = facts;
  const base = equityAtOpen(facts);
  const equity = equityOf(facts);
  if (limits.dailyLossLimitUsd === null || base === null || equity === null || !isRunning) return false;
  return !exceeds(subtract(equity, base), negate(limits.dailyLossLimitUsd));
}

const isHeld = ({ snapshot: { restrictions = [] } }: JournalFacts): boolean =>
  restrictions.some(({ scope, mode }) => scope === 'All' && (mode === 'ReduceOnly' || mode === 'Halted'));

/** null while a position has no price. */
function equityOf({ snapshot, instruments }: JournalFacts): Money | null {
  let equity = sum([...snapshot.cash.values()], zeroMoney);
  for (const { instrumentId, netQuantity, costBasis } of snapshot.positions) {
    const mark = snapshot.marks.get(instrumentId)?.at(-1)?.price;
    const instrument = instruments.get(instrumentId);
    if (mark === undefined || instrument === undefined) return null;
    const size = asMoney(notionalFor(mark, absolute(netQuantity), instrument.contractSize));
    const value = isNegative(netQuantity) ? negate(size) : size;
    equity = add(equity, instrument.kind === 'Spot' ? value : subtract(value, costBasis));
  }
  return equity;
}

/** What the day opened with, and what came from outside since; null before the first day. */
function equityAtOpen(facts: JournalFacts): Money | null {
  let base: Money | null = null;
  for (const event of facts.journal) {
    if (event.type === 'DayOpened') base = event.payload.equity;
    else if (base !== null) base = add(base, fromOutside(facts, event));
  }
  return base;
}

function fromOutside({ instruments }: JournalFacts, { type, payload }: RecordedBotEvent): Money {
  const isSpot = (id: string): boolean => instruments.get(id)?.kind === 'Spot';
  switch (type) {
    case 'CashAdopted':
      return sum(
        payload.balances.map(({ total }) => total),
        zeroMoney,
      );
    case 'CashMoved':
      return payload.amount;
    case 'HoldingAdopted':
      return isSpot(payload.instrumentId) ? payload.costBasis : zeroMoney;
    case 'PositionAdjusted': {
      if (!isSpot(payload.instrumentId)) return zeroMoney;
      const value = asMoney(notionalFor(payload.price, absolute(payload.netQuantity)));
      return isNegative(payload.netQuantity) ? negate(value) : value;
    }
    case 'ExternalFillBooked':
      return ofCoinsLeftAlone(payload, payload.fill.side, payload.fill.commission, isSpot);
    case 'TradeBusted': {
      const { side, commission } = payload.fill;
      return ofCoinsLeftAlone(payload, side === 'Buy' ? 'Sell' : 'Buy', negate(commission), isSpot);
    }
    default:
      return zeroMoney;
  }
}

/** Cash that a trade moved for coins that the bot leaves alone. */
function ofCoinsLeftAlone(
  { fill, ignoredQuantity }: { readonly fill: FillDetail; readonly ignoredQuantity: FillDetail['quantity'] },
  side: Side,
  commission: Money,
  isSpot: (id: string) => boolean,
): Money {
  if (isZero(ignoredQuantity)) return zeroMoney;
  const part = ratioBetween(ignoredQuantity, fill.quantity);
  const paid = isSpot(fill.instrumentId) ? asMoney(notionalFor(fill.price, ignoredQuantity)) : zeroMoney;
  return subtract(side === 'Buy' ? negate(paid) : paid, scale(commission, part));
}

/** Entries since the limit was reached, whatever the mode says; each is judged once, by the limit of its time. */
function entriesOnLostDay({ journal, limits }: JournalFacts, judged: Set<ClientOrderId>): readonly BrokenInvariant[] {
  const limit = limits.dailyLossLimitUsd;
  const found: BrokenInvariant[] = [];
  walkJournal(journal, {
    submission(submission) {
      const { request, decidedOn } = submission.submitted;
      const isFresh = !judged.has(request.clientOrderId);
      judged.add(request.clientOrderId);
      const isAllowed = limit === null || exceeds(decidedOn.dayResult, negate(limit));
      if (!isFresh || isAllowed || isReducing(submission)) return;
      found.push(broken(`${request.clientOrderId} opens on a day whose result is ${toText(decidedOn.dayResult)}`));
    },
  });
  return found;
}

/** Dates only rise, and are those of the moment. A clock that was days ahead leaves the day to the one that is right. */
function daysOpened({ journal, config }: JournalFacts): readonly BrokenInvariant[] {
  let last = '';
  return journal.flatMap(({ type, payload, at }) => {
    if (type === 'ClockChanged') last = payload.day ?? last;
    if (type !== 'DayOpened') return [];
    const { date } = payload;
    const isNew = date > last;
    last = date;
    if (!isNew) return [broken(`the day ${date} is opened again`)];
    const today = tradingDayOf(config, at);
    return date === today ? [] : [broken(`the day ${date} is opened on ${today}`)];
  });
}

/** A price of the new day opens it. */
function dayNotOpened(facts: JournalFacts): readonly BrokenInvariant[] {
  const { now, config, journal, snapshot, isRunning } = facts;
  const last = payloadsOf(journal, 'DayOpened').at(-1);
  const today = tradingDayOf(config, now);
  if (last === undefined || last.date >= today || !isRunning || equityOf(facts) === null) return [];
  const newest = Math.max(...[...snapshot.marks.values()].map((window) => window.at(-1)?.at ?? 0));
  const isLate = newest - startOfDay(config, today) > config.cycleIntervalMs;
  return isLate ? [broken(`the day ${today} was not opened, and there are prices of it`)] : [];
}

type ModeChanged = BotEventPayloads['ModeChanged'];

const isOfLoss = ({ cause }: ModeChanged): boolean => cause === 'DailyLossLimit';

/** What was lost today is not made good by anything but the next day. */
function wrongEnds({ journal }: JournalFacts): readonly BrokenInvariant[] {
  let isOpened = true;
  return journal.flatMap(({ type, payload, at }) => {
    if (type === 'DayOpened') isOpened = true;
    if (type !== 'ModeChanged' || !isOfLoss(payload)) return [];
    if (payload.mode !== 'Normal') isOpened = false;
    return isOpened || payload.mode !== 'Normal'
      ? []
      : [broken(`the lost day was let go at ${at}, before it was over`)];
  });
}

/** A restart, too, knows what the log says. */
function forgotten({ journal, snapshot: { restrictions } }: JournalFacts): readonly BrokenInvariant[] {
  if (restrictions === undefined) return [];
  const last = payloadsOf(journal, 'ModeChanged').findLast(
    (change) => isOfLoss(change) || (change.cause === 'Every' && change.scope === 'All'),
  );
  const isKept = restrictions.some(({ cause }) => cause === 'DailyLossLimit');
  return last === undefined || !isOfLoss(last) || last.mode === 'Normal' || isKept
    ? []
    : [broken('the log says that the day has lost its limit, and the bot does not')];
}
