import {
  absolute,
  add,
  equals,
  exceeds,
  moneyOf,
  subtract,
  sum,
  toText,
  zeroMoney,
  type FundingPayment,
  type Money,
} from '@bot/core';
import type { BrokenInvariant } from './invariants';
import { payloadsOf, requestsOf, type JournalFacts } from './stepFacts';

/** INV-29 and INV-30: a record of the venue is booked once, as what it is; and making books agree is no reason to trade. */
export const checkBookedOnce = (facts: JournalFacts): readonly BrokenInvariant[] => [
  ...tradesTwice(facts),
  ...tradesOfOurs(facts),
  ...entriesByReading(facts),
  ...fundings(facts),
];

function tradesTwice({ journal }: JournalFacts): readonly BrokenInvariant[] {
  const ids = [...payloadsOf(journal, 'ExternalFillBooked'), ...payloadsOf(journal, 'TradeBusted')].map(
    ({ fill }) => fill.tradeId,
  );
  return twice(ids).map((id) => ({ invariant: 'INV-29', problem: `the trade ${id} is booked twice` }));
}

/** What an order of ours filled was counted by its progress. */
function tradesOfOurs({ journal }: JournalFacts): readonly BrokenInvariant[] {
  const ours = requestsOf(journal);
  return payloadsOf(journal, 'ExternalFillBooked')
    .filter(({ fill }) => ours.has(fill.clientOrderId))
    .map(({ fill }) => ({ invariant: 'INV-29', problem: `the trade ${fill.tradeId} is of our own order` }));
}

/** Protection of what was found filled may follow from a reading; an entry may not. */
const entriesByReading = ({ journal }: JournalFacts): readonly BrokenInvariant[] =>
  journal.flatMap((event): BrokenInvariant[] => {
    if (event.type !== 'OrderSubmitted' || event.causationId !== 'VenueBooksRead') return [];
    const { clientOrderId, reduceOnly } = event.payload.request;
    return reduceOnly ? [] : [{ invariant: 'INV-29', problem: `reading the books made the entry ${clientOrderId}` }];
  });

function fundings({ journal, truth }: JournalFacts): readonly BrokenInvariant[] {
  const paid = new Map(truth.fundings().map((payment) => [payment.fundingId, payment.amount]));
  const booked = payloadsOf(journal, 'FundingBooked').map(({ payment }) => payment);
  return [
    ...twice(booked.map(({ fundingId }) => fundingId)).map((id) => problem(`${id} is booked twice`)),
    ...booked.flatMap(({ fundingId, amount, isUnlisted = false }) => {
      if (isUnlisted) return [];
      const venues = paid.get(fundingId);
      if (venues === undefined) return [problem(`${fundingId} was never paid`)];
      return equals(venues, amount) ? [] : [problem(`${fundingId} was ${toText(venues)}, booked ${toText(amount)}`)];
    }),
    ...inventedFundings(
      truth.fundings(),
      booked.filter(({ isUnlisted = false }) => isUnlisted),
    ),
  ];
}

/** Where realised results divide, both sides may be cut elsewhere. */
const ROUNDING = moneyOf('0.000001');

/** What a bot has booked that was told of no payment comes to what the venue had paid by some time, in each currency. */
function inventedFundings(
  paid: readonly FundingPayment[],
  booked: readonly FundingPayment[],
): readonly BrokenInvariant[] {
  return [...new Set(booked.map(({ currency }) => currency))].flatMap((currency) => {
    const amountsOf = (payments: readonly FundingPayment[]): readonly Money[] =>
      payments.filter((payment) => payment.currency === currency).map(({ amount }) => amount);
    const total = sum(amountsOf(booked), zeroMoney);
    let sofar = zeroMoney;
    const totals = amountsOf(paid).map((amount) => (sofar = add(sofar, amount)));
    const isPaid = totals.some((each) => !exceeds(absolute(subtract(each, total)), ROUNDING));
    return isPaid ? [] : [problem(`in the cash comes to ${toText(total)} ${currency}, and never did at the venue`)];
  });
}

const problem = (text: string): BrokenInvariant => ({ invariant: 'INV-30', problem: `the funding ${text}` });

const twice = (ids: readonly string[]): readonly string[] => ids.filter((id, index) => ids.indexOf(id) !== index);
