import type { Balance } from '@bot/core';
import type { Malformation, RequestPoint } from '@bot/simulation';
import { withNegativeBalance } from '../faults/negativeBalance';

/** What answers are made of, for the faults that change them. */
export interface AnswerForm<T> {
  /** The answer when the venue does not list what was asked for; null: the error NotFound says so. */
  readonly unlisted: (() => T) | null;
  /** The answer with this wrong about it; null: it cannot be in this form, and an error takes its place. */
  readonly malformed: (answer: T, how: Malformation) => T | null;
}

/** The answers of the port are values: but for a number, they cannot be wrong in themselves. */
export const portForm = <T>(method: RequestPoint): AnswerForm<T> => ({
  // Of findOrderByClientId `null` is an answer.
  unlisted: method === 'findOrderByClientId' ? () => null as T : null,
  malformed: (answer, how) =>
    how === 'NegativeBalance' ? (withNegativeBalance(answer as readonly Balance[]) as T) : null,
});
