import type { InstrumentId } from '@bot/core';
import { both, decision, nothing, type Decision } from './decision';
import type { EngineInput } from './input';
import { guardAccess } from './decisions/access';
import { liftStale, tripStale } from './decisions/feed';
import { restrictRemoved } from './decisions/removedInstruments';
import { lift, liftExpired } from './decisions/restrict';
import { guardReach } from './decisions/venueReach';
import type { Occasion } from './guards/look';
import { runGuards } from './guards/runGuards';
import type { StateInSight } from './state/engineState';
import { isJudged } from './state/valuation';

/**
 * The guards look at an input before anything is decided on it: what they say holds for the decision already.
 * Pure, like `decide`.
 */
export function guard(state: StateInSight, input: EngineInput): Decision {
  switch (input.type) {
    case 'QuoteSampled':
      return both(
        liftStale(state, input.quote.instrumentId, input.at),
        isJudged(state, input.quote) ? look(state, 'Sample', [input.quote.instrumentId]) : nothing,
      );
    case 'OrderWished':
      return state.view.reconciled ? look(state, 'Between') : nothing;
    case 'TaskFinished':
      // They look on their own as well: prices may have stopped coming.
      return input.result.task === 'Guards' ? look(state, 'Task', everyInstrument(state)) : guardAccess(state, input);
    case 'Woke':
      return decision([...liftExpired(state, input.at), ...tripStale(state, input.at)]);
    case 'SubmitAnswered':
    case 'AmendAnswered':
    case 'CancelAnswered':
      // The venue takes requests again.
      return both(decision(lift(state, { cause: 'RateLimited' })), guardAccess(state, input));
    case 'VenueBooksRead':
      // Nothing may be left to be sent that would tell.
      return state.ledger.pausedUntil <= input.at ? decision(lift(state, { cause: 'RateLimited' })) : nothing;
    default:
      return both(guardReach(state, input), guardAccess(state, input));
  }
}

/** And after it was decided: a fill, or what the books say, may have brought a limit within reach. */
export function guardAgain(state: StateInSight, input: EngineInput): Decision {
  switch (input.type) {
    case 'OrderReported':
    case 'SubmitAnswered':
    case 'SubmitFailed':
    case 'CancelFailed':
    case 'OrderQueried':
      return state.view.reconciled ? look(state, 'Between') : nothing;
    case 'VenueBooksRead':
      return both(state.view.reconciled ? look(state, 'Between') : nothing, decision(restrictRemoved(state)));
    case 'ModeCommanded':
    case 'TaskFinished':
      return decision(restrictRemoved(state));
    default:
      return nothing;
  }
}

const look = (state: StateInSight, occasion: Occasion, instrumentIds: readonly InstrumentId[] = []): Decision =>
  runGuards({ state, occasion, now: state.view.now, instrumentIds });

const everyInstrument = ({ config, ledger }: StateInSight): readonly InstrumentId[] => [
  ...new Set([...config.instrumentIds, ...ledger.positions.keys()]),
];
