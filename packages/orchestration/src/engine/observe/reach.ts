import type { BrokerErrorCode } from '@bot/core';
import type { EngineInput, FailedCall } from '../input';
import type { EngineState } from '../state/engineState';
import { restrictionKey } from '../state/modes';
import { isSignedTask } from '../state/permitted';

/** Inputs that only come from a venue that was reached. */
const answers: ReadonlySet<EngineInput['type']> = new Set([
  'VenueLoaded',
  'PermissionsRead',
  'VenueBooksRead',
  'SubmitAnswered',
  'OrderQueried',
  'CancelAnswered',
  'AmendAnswered',
  'QuotesPolled',
]);

/** A task that asks the venue was answered, too. */
const isAnswer = (input: EngineInput): boolean =>
  input.type === 'TaskFinished' ? isSignedTask[input.result.task] : answers.has(input.type);

/** Errors of a venue that was not reached. Of the others each is an answer of a kind, or says nothing about that. */
const unreached: ReadonlySet<FailedCall['code']> = new Set<BrokerErrorCode>([
  'Timeout',
  'ConnectionLost',
  'VenueUnavailable',
  'NotConnected',
]);

export const failureIn = (input: EngineInput): FailedCall | null => ('failure' in input ? input.failure : null);

export const isUnreached = (failure: FailedCall | null): failure is FailedCall =>
  failure !== null && unreached.has(failure.code);

/** Requests that fail in a row are counted. The first that is answered again is the time to compare the books. */
export function observeReach({ view, ledger }: EngineState, input: EngineInput): void {
  const failure = failureIn(input);
  if (isUnreached(failure)) {
    const { since, count } = view.feed.failing ?? { since: input.at, count: 0 };
    view.feed.failing = { since, count: count + 1 };
  } else if (failure === null && isAnswer(input)) {
    view.feed.failing = null;
    const isWaitedFor = ledger.restrictions.has(restrictionKey('All', 'VenueUnreachable'));
    const isPlanned = (view.tasks.get('Reconciliation') ?? null) !== null;
    if (isWaitedFor && isPlanned) view.tasks.set('Reconciliation', input.at);
  }
}
