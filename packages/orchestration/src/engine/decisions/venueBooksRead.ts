import { add, equals, isSane, toText, type Balance } from '@bot/core';
import { both, decision, nothing, type CorrelatedEvent, type Decision } from '../decision';
import type { InputOf, VenueBooks } from '../input';
import { refusalIn } from '../observe/access';
import { isCompared } from '../state/permitted';
import { readVenueBooks } from '../state/books';
import { failureText, pauseSending } from '../sending/retry';
import type { StateInSight } from '../state/engineState';
import { alertOnce } from './alert';
import { compareWithVenue } from './compareWithVenue';
import { newsOfOrders } from './newsOfOrders';
import { openBooks } from './openBooks';
import { lift, trip } from './restrict';
import { resumeAfterReplacement } from './storeReplaced';
import { liftUnreachable } from './venueReach';

/**
 * Our books against the venue's. First what the venue has records of is taken in, then books are opened for what has none; after
 * either the venue is read again before anything is compared, since the readings belong together no more.
 */
export function decideVenueBooksRead(state: StateInSight, input: InputOf<'VenueBooksRead'>): Decision {
  const { books } = input;
  const impossible = impossibleIn(state, books);
  const sane = impossible === undefined ? lift(state, { cause: 'ImpossibleBalance' }) : [];
  const news = newsOfOrders(state, input);
  if (news.events.length > 0) return both(decision(sane), both(news, readAgain(state)));
  if (impossible !== undefined) return decision(haltOn(state, impossible));

  const opened = openBooks(state, books);
  if (opened.length > 0) return decision([...sane, ...opened], readVenueBooks(state));
  const compared = compareWithVenue(state, input);
  const ended = [...resumeAfterReplacement(state, books), ...liftUnreachable(state, books)];
  return both(decision(sane), both(compared, decision(ended)));
}

/** Before trading begins nothing else is waited for; later the task reads again soon, so that busy hours do not become a loop. */
const readAgain = (state: StateInSight): Decision =>
  isCompared(state) ? decision([]) : decision([], readVenueBooks(state));

/** The old books stand, and so does what they allow. The task tries again. */
export function decideVenueBooksUnreadable(state: StateInSight, input: InputOf<'VenueBooksUnreadable'>): Decision {
  // What is wrong with the key was said already.
  if (refusalIn(input) !== null) return nothing;
  const { at, failure } = input;
  const message = `The venue's books could not be read (${failureText(failure)}). The bot goes by its own and keeps trying.`;
  return decision([
    ...pauseSending(state, failure, at),
    ...alertOnce(state, { severity: 'Warning', code: 'BooksUnreadable', subject: 'venue', message }),
  ]);
}

/** Nobody has less than nothing; only cash can be below it, where perpetuals lose it. */
function impossibleIn({ ledger }: StateInSight, { balances }: VenueBooks): Balance | undefined {
  const perpetuals = [...ledger.instruments.values()].filter(({ kind }) => kind === 'Perpetual');
  const mayOwe = new Set(perpetuals.map(({ quoteCurrency }) => quoteCurrency));
  return balances.find((balance) => !addsUp(balance) || !(mayOwe.has(balance.currency) || isSane(balance)));
}

const addsUp = ({ total, available, hold }: Balance): boolean => equals(total, add(available, hold));

const haltOn = (state: StateInSight, { currency, available }: Balance): readonly CorrelatedEvent[] =>
  trip(
    state,
    { cause: 'ImpossibleBalance', numbers: { currency, available: toText(available) } },
    `The venue reported a balance of ${currency} that cannot be true (available ${toText(available)}). It is not believed.`,
  );
