import {
  asMoney,
  compareBooks,
  isNegative,
  isSane,
  isZero,
  negate,
  notionalFor,
  toText,
  type Drift,
  type Money,
  type VenuePosition,
} from '@bot/core';
import { both, decision, event, nothing, type CorrelatedEvent, type Decision } from '../decision';
import type { InputOf, VenueBooks } from '../input';
import { driftText, ourBooks, readVenueBooks, venueBooks } from '../state/books';
import type { StateInSight } from '../state/engineState';
import { latestMark, quoteCurrencies } from '../state/valuation';
import { decideFillReported } from './fillReported';
import { decideOrderReported } from './orderReported';

/**
 * Our books against the venue's. First what the venue tells of our orders is taken in; when that brings news, the books are
 * read again before they are compared. A difference counts when two readings in a row show it, since orders move meanwhile.
 */
export function decideVenueBooksRead(state: StateInSight, { books }: InputOf<'VenueBooksRead'>): Decision {
  const insane = books.balances.find((balance) => !isSane(balance));
  if (insane !== undefined) return haltOnImpossibleBalance(state, insane.currency, insane.available);

  const news = newsOfOrders(state, books);
  if (news.events.length > 0) return both(news, decision([], readVenueBooks(state)));

  const first = state.ledger.cash.size === 0;
  return first ? decision(adoptBooks(state, books)) : compared(state, books);
}

/** The old books stand, and so does what they allow. The task tries again. */
export function decideVenueBooksUnreadable(
  { ledger }: StateInSight,
  { failure }: InputOf<'VenueBooksUnreadable'>,
): Decision {
  if (ledger.alerts.has('BooksUnreadable:venue')) return nothing;
  const message = `The venue's books could not be read (${failure.code}: ${failure.message}). The bot keeps trying.`;
  return decision([event('AlertRaised', { severity: 'Warning', code: 'BooksUnreadable', subject: 'venue', message })]);
}

function newsOfOrders(state: StateInSight, books: VenueBooks): Decision {
  const found = books.ours.flatMap(({ found }) => (found === null ? [] : [decideOrderReported(state, found.progress)]));
  const lost = books.ours.flatMap(({ clientOrderId, found }) =>
    found === null ? lostWithTheProcess(state, clientOrderId) : [],
  );
  const foreign = books.openOrders
    .filter(({ progress }) => !state.ledger.orders.has(progress.clientOrderId))
    .map(({ progress }) => decideOrderReported(state, progress));
  const settled = books.fills.map((fill) => decideFillReported(state, fill));
  return [...found, ...lost, ...foreign, ...settled].reduce(both, nothing);
}

/** Sent, or about to be, when the last process ended, and the venue does not list it: nobody knows. */
function lostWithTheProcess({ ledger, view }: StateInSight, clientOrderId: string): Decision[] {
  if (view.reconciled || ledger.orders.get(clientOrderId)?.status !== 'Submitted') return [];
  const error = 'The last process ended before an answer was recorded.';
  return [decision([event('OrderBecameUnknown', { clientOrderId, error }, clientOrderId)])];
}

/** The first start on an account: its cash is where the books begin; its coins are adopted or left alone. */
function adoptBooks(state: StateInSight, books: VenueBooks): CorrelatedEvent[] {
  const currencies = quoteCurrencies(state);
  const balances = books.balances.filter(({ currency }) => currencies.includes(currency));
  const cash = event('CashAdopted', { balances: balances.map(({ currency, total }) => ({ currency, total })) });
  const holdings = books.positions
    .filter(({ instrumentId, netQuantity }) => state.ledger.instruments.has(instrumentId) && !isZero(netQuantity))
    .map((position) => adoptOrIgnore(state, position));
  return [cash, ...holdings, event('BooksCompared', { drifts: [] })];
}

/** Adopting needs a cost: the venue's average entry, or else the mark. Without either the holding is left alone. */
function adoptOrIgnore(
  state: StateInSight,
  { instrumentId, netQuantity, averageEntryPrice }: VenuePosition,
): CorrelatedEvent {
  const entry = averageEntryPrice ?? latestMark(state, instrumentId)?.price ?? null;
  if (state.config.holdings === 'ignore' || entry === null)
    return event('HoldingIgnored', { instrumentId, netQuantity });
  const contractSize = state.ledger.instruments.get(instrumentId)?.contractSize;
  const cost = asMoney(notionalFor(entry, netQuantity, contractSize));
  return event('HoldingAdopted', {
    instrumentId,
    netQuantity,
    costBasis: isNegative(netQuantity) ? negate(cost) : cost,
  });
}

function compared(state: StateInSight, books: VenueBooks): Decision {
  const drifts = compareBooks(ourBooks(state), venueBooks(state, books));
  const text = driftText(drifts);
  if (drifts.length === 0) return state.view.reconciled ? nothing : decision([event('BooksCompared', { drifts })]);
  // Seen for the first time: look again before believing it.
  if (state.view.lastDrifts !== text) return state.view.reconciled ? nothing : decision([], readVenueBooks(state));
  return confirmed(state, drifts, text);
}

/** The books differ. What is open may be closed, nothing new is opened until a person has looked. */
function confirmed({ ledger, view }: StateInSight, drifts: readonly Drift[], text: string): Decision {
  if (ledger.alerts.has(`BooksDiffer:${text}`)) {
    return view.reconciled ? nothing : decision([event('BooksCompared', { drifts })]);
  }
  const numbers = { drifts: text };
  const mode =
    ledger.mode === 'Normal'
      ? [event('ModeChanged', { from: 'Normal', to: 'ReduceOnly', reason: 'Drift', numbers })]
      : [];
  const message = `Our books and the venue's differ: ${text}. No new positions are opened. Compare with the venue's own page; another program or person may be trading on this account.`;
  return decision([
    event('BooksCompared', { drifts }),
    event('AlertRaised', { severity: 'Critical', code: 'BooksDiffer', subject: text, message }),
    ...mode,
  ]);
}

function haltOnImpossibleBalance({ ledger }: StateInSight, currency: string, available: Money): Decision {
  const alert = event('AlertRaised', {
    severity: 'Critical',
    code: 'ImpossibleBalance',
    subject: currency,
    message: `The venue reported a balance of ${currency} that cannot be true (available ${toText(available)}). Trading is halted. Check the account, then resume.`,
  });
  if (ledger.mode === 'Halted') return nothing;
  const numbers = { available: toText(available) };
  return decision([
    alert,
    event('ModeChanged', { from: ledger.mode, to: 'Halted', reason: 'ImpossibleBalance', numbers }),
  ]);
}
