import { isSane, toText, type Balance } from '@bot/core';
import { both, decision, type Decision } from '../decision';
import type { InputOf } from '../input';
import { readVenueBooks } from '../state/books';
import { pauseSending } from '../sending/retry';
import type { StateInSight } from '../state/engineState';
import { alertOnce } from './alert';
import { compareWithVenue } from './compareWithVenue';
import { newsOfOrders } from './newsOfOrders';
import { openBooks } from './openBooks';
import { resumeAfterReplacement } from './storeReplaced';
import { trip } from './restrict';

/**
 * Our books against the venue's. First what the venue tells of our orders is taken in, then books are opened for what has
 * none; after either the venue is read again before anything is compared, since the readings belong together no more.
 */
export function decideVenueBooksRead(state: StateInSight, input: InputOf<'VenueBooksRead'>): Decision {
  const { books } = input;
  const news = newsOfOrders(state, input);
  if (news.events.length > 0) return both(news, decision([], readVenueBooks(state)));

  const insane = books.balances.find((balance) => !isSane(balance));
  if (insane !== undefined) return haltOnImpossibleBalance(state, insane);

  const opened = openBooks(state, books);
  if (opened.length > 0) return decision(opened, readVenueBooks(state));
  return both(compareWithVenue(state, books), decision(resumeAfterReplacement(state, books)));
}

/** The old books stand, and so does what they allow. The task tries again. */
export const decideVenueBooksUnreadable = (
  state: StateInSight,
  { at, failure }: InputOf<'VenueBooksUnreadable'>,
): Decision =>
  decision([
    ...pauseSending(state, failure, at),
    ...alertOnce(state, {
      severity: 'Warning',
      code: 'BooksUnreadable',
      subject: 'venue',
      message: `The venue's books could not be read (${failure.code}: ${failure.message}). The bot goes by its own and keeps trying.`,
    }),
  ]);

const haltOnImpossibleBalance = (state: StateInSight, { currency, available }: Balance): Decision =>
  decision(
    trip(
      state,
      { cause: 'ImpossibleBalance', numbers: { currency, available: toText(available) } },
      `The venue reported a balance of ${currency} that cannot be true (available ${toText(available)}).`,
    ),
  );
