import {
  absolute,
  add,
  asMoney,
  exceeds,
  fundingsDue,
  isNegative,
  isZero,
  negate,
  notionalFor,
  ratioBetween,
  ratioOf,
  roundToPlaces,
  scale,
  shareOf,
  subtract,
  sum,
  zeroMoney,
  type Currency,
  type EpochMs,
  type FundingPayment,
  type Instrument,
  type InstrumentId,
  type Money,
} from '@bot/core';
import { RECORD_LAG_MS } from './books';
import type { StateInSight } from './engineState';
import type { HeldForFunding } from './ledger';
import { latestMark } from './valuation';

/** The venue's clock may differ from ours by less than this. Assumed. */
const CLOCK_MARGIN_MS = 5_000;

const SHARE_PLACES = 8;

/** A perpetual whose funding was due and is in no book. */
interface Due {
  readonly instrumentId: InstrumentId;
  readonly lastAt: EpochMs;
  /** Of the position at the mark, once for each funding that was due; above zero for longs. */
  readonly value: Money;
}

/**
 * The payments that a difference of cash is made of, at a venue that lists none; null: nothing was due that is not booked, or it is
 * more than that can have been. Several perpetuals share it by what they were worth.
 * Worked example: long 0.02 at 50,000 over one funding, and the venue has 0.10 less → one payment of −0.10, at a rate of 0.0001.
 */
export function unlistedFunding(
  state: StateInSight,
  { currency, ours, venues }: { readonly currency: Currency; readonly ours: Money; readonly venues: Money },
): readonly FundingPayment[] | null {
  const dues = duesIn(state, currency);
  const total = sum(
    dues.map(({ value }) => absolute(value)),
    zeroMoney,
  );
  const amount = subtract(venues, ours);
  const most = scale(total, ratioOf(String(state.config.reconciliation.mostFundingBps / 10_000)));
  if (exceeds(absolute(amount), most)) return null;

  let shared = zeroMoney;
  const payments = dues.map((due, index): FundingPayment => {
    const isLast = index === dues.length - 1;
    const share = isLast
      ? subtract(amount, shared)
      : roundToPlaces(shareOf(amount, absolute(due.value), total), SHARE_PLACES);
    shared = add(shared, share);
    return paymentOf(due, currency, share);
  });
  return payments.filter((payment) => !isZero(payment.amount));
}

/** One payment stands for all that were due of a perpetual; its name is made of the last of them. */
const paymentOf = ({ instrumentId, lastAt, value }: Due, currency: Currency, amount: Money): FundingPayment => ({
  fundingId: unlistedId(instrumentId, lastAt),
  ...{ instrumentId, currency, amount },
  fundingRate: roundToPlaces(ratioBetween(negate(amount), value), SHARE_PLACES),
  isUnlisted: true,
  at: lastAt,
});

const unlistedId = (instrumentId: InstrumentId, dueAt: EpochMs): string => `unlisted-${instrumentId}-${dueAt}`;

/** Whether the books have not agreed since funding was due. */
export const isFundingDue = ({ ledger, view }: StateInSight): boolean =>
  [...ledger.heldForFunding].some(([instrumentId, { to }]) => {
    const instrument = ledger.instruments.get(instrumentId);
    return instrument !== undefined && fundingsDue(instrument, ledger.agreedAt, to ?? view.now) !== null;
  });

function duesIn(state: StateInSight, currency: Currency): readonly Due[] {
  return [...state.ledger.heldForFunding].flatMap(([instrumentId, held]): Due[] => {
    const instrument = state.ledger.instruments.get(instrumentId);
    if (instrument?.quoteCurrency !== currency) return [];
    const due = notBooked(state, instrument, held);
    if (due === null) return [];
    const value = scale(valueOf(state, instrument, held), ratioOf(String(due.times)));
    return isZero(value) ? [] : [{ instrumentId, lastAt: due.lastAt, value }];
  });
}

/** What was due while it was held, since the books agreed, or so lately that it may show late. */
function notBooked(
  { ledger, view }: StateInSight,
  instrument: Instrument,
  { from, to }: HeldForFunding,
): ReturnType<typeof fundingsDue> {
  const { instrumentId } = instrument;
  const unsettled = Math.min(ledger.agreedAt, view.now - RECORD_LAG_MS);
  const booked = [...ledger.bookedFundings].flatMap(([id, at]) => (id === unlistedId(instrumentId, at) ? [at] : []));
  const since = Math.max(from - CLOCK_MARGIN_MS, unsettled, ...booked);
  return fundingsDue(instrument, since, (to ?? view.now) + CLOCK_MARGIN_MS);
}

/** At the mark, or before there is one at the entry. */
function valueOf(state: StateInSight, { instrumentId, contractSize }: Instrument, held: HeldForFunding): Money {
  const mark = latestMark(state, instrumentId)?.price;
  const value = mark === undefined ? held.value : asMoney(notionalFor(mark, held.netQuantity, contractSize));
  return isNegative(held.netQuantity) ? negate(value) : value;
}
