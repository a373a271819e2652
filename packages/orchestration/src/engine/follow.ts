import { both, decision, nothing, type Decision } from './decision';
import { inheritBooks } from './decisions/inheritBooks';
import type { EngineInput, InputOf } from './input';
import { closeUnprotected } from './following/closeUnprotected';
import { reportDust } from './following/dust';
import { protect } from './following/protect';
import { pauseAfterRejections } from './following/rejectLoop';
import { cancelRemainders } from './following/remainder';
import type { StateInSight } from './state/engineState';

/**
 * The stage after the decision: what the orders and positions that came of it ask for. It looks at what is so now, not at how
 * it came about, so that a start after a crash finds the same to do. Pure, like `decide`.
 */
export function follow(state: StateInSight, input: EngineInput): Decision {
  switch (input.type) {
    case 'VenueBooksRead':
      return both(decision(inheritBooks(state)), followReport(state, input));
    case 'OrderReported':
    case 'OrderQueried':
    case 'SubmitAnswered':
      return followReport(state, input);
    case 'Woke':
      return both(cancelRemainders(state, input.at), protect(state));
    case 'SubmitFailed':
    case 'AmendAnswered':
    case 'CancelAnswered':
    case 'CancelFailed':
    case 'ModeCommanded':
    case 'ConfigOffered':
      return protect(state);
    case 'QuoteSampled':
      return state.ledger.sends.size === 0 ? closeUnprotected(state) : protect(state);
    case 'OrderWished':
      // An exit that was just decided has the protection canceled first.
      return state.ledger.sends.size === 0 ? nothing : protect(state);
    case 'TaskFinished':
      // What was filled while nobody ran is not left bare until something else happens to it.
      return protect(state);
    default:
      return nothing;
  }
}

function followReport(
  state: StateInSight,
  input: InputOf<'OrderReported' | 'OrderQueried' | 'SubmitAnswered' | 'VenueBooksRead'>,
): Decision {
  return both(decision([...pauseAfterRejections(state, input.at), ...reportDust(state, input)]), protect(state));
}
