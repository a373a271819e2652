import { unreachable } from '@bot/core';
import { nothing, type Decision } from './decision';
import type { EngineInput } from './input';
import type { StateInSight } from './state/engineState';
import { decidePermissionsRead } from './decisions/access';
import { decideAmendAnswered, decideAmendFailed, decideAmendWished } from './decisions/amend';
import { decideCancelAnswered, decideCancelFailed, decideCancelWished } from './decisions/cancel';
import { decideFeedGap, decideFeedNotOpened, decideFeedSilent, decideFeedSpoke } from './decisions/feed';
import { decideInboxPolled, decideKillFileSeen } from './decisions/control';
import { decideFillReported } from './decisions/fillReported';
import { decideCancelAllWished, decideKillSwitchPulled, decideModeCommanded } from './decisions/mode';
import { decideOrderQueried, decideOrderQueryFailed } from './decisions/orderQueried';
import { decideOrderReported } from './decisions/orderReported';
import { decideOrderWished } from './decisions/orderWished';
import { decideQuoteSampled } from './decisions/quoteSampled';
import {
  decideStarted,
  decideStopped,
  decideStopRequested,
  decideVenueLoaded,
  decideVenueLoadFailed,
} from './decisions/lifecycle';
import { decideConfigOffered, decideConfigRefused } from './decisions/reload';
import { decideSubmitAnswered, decideSubmitFailed } from './decisions/submitAnswered';
import { decideTaskFailed, decideTaskFinished } from './decisions/tasks';
import { decideVenueBooksRead, decideVenueBooksUnreadable } from './decisions/venueBooksRead';
import { endedByReading } from './decisions/venueReach';
import { decideWoke } from './decisions/woke';

/**
 * What follows from an input. Pure: the same state and input give the same decision, and nothing is changed.
 * The view has seen the input already (`observe`); the ledger changes only by the events that are returned here.
 */
export function decide(state: StateInSight, input: EngineInput): Decision {
  switch (input.type) {
    case 'Started':
      return decideStarted(state, input);
    case 'VenueLoaded':
      return decideVenueLoaded(state, input);
    case 'VenueLoadFailed':
      return decideVenueLoadFailed(state, input);
    case 'PermissionsRead':
      return decidePermissionsRead(state);
    case 'QuoteSampled':
      return decideQuoteSampled(state, input);
    case 'DepthSampled':
    case 'TradingStatusSeen':
    case 'QuotesPolled':
    case 'PermissionsUnreadable':
      return nothing;
    case 'FeedGap':
      return decideFeedGap(state, input);
    case 'FeedSilent':
      return decideFeedSilent(state, input);
    case 'FeedSpoke':
      return decideFeedSpoke(state);
    case 'FeedNotOpened':
      return decideFeedNotOpened(state, input);
    case 'VenueBooksRead':
      return endedByReading(state, decideVenueBooksRead(state, input));
    case 'TaskFinished':
      return decideTaskFinished(state, input);
    case 'TaskFailed':
      return decideTaskFailed(state, input);
    case 'VenueBooksUnreadable':
      return decideVenueBooksUnreadable(state, input);
    case 'SubmitAnswered':
      return decideSubmitAnswered(state, input);
    case 'SubmitFailed':
      return decideSubmitFailed(state, input);
    case 'OrderReported':
      return decideOrderReported(state, input.progress);
    case 'FillReported':
      return decideFillReported(state, input.fill);
    case 'OrderQueried':
      return decideOrderQueried(state, input);
    case 'OrderQueryFailed':
      return decideOrderQueryFailed(state, input);
    case 'CancelAnswered':
      return decideCancelAnswered(state, input);
    case 'CancelFailed':
      return decideCancelFailed(state, input);
    case 'OrderWished':
      return decideOrderWished(state, input);
    case 'AmendWished':
      return decideAmendWished(state, input);
    case 'AmendAnswered':
      return decideAmendAnswered(state, input);
    case 'AmendFailed':
      return decideAmendFailed(state, input);
    case 'CancelWished':
      return decideCancelWished(state, input);
    case 'ModeCommanded':
      return decideModeCommanded(state, input);
    case 'KillSwitchPulled':
      return decideKillSwitchPulled(state, input);
    case 'CancelAllWished':
      return decideCancelAllWished(state, input);
    case 'KillFileSeen':
      return decideKillFileSeen(state, input);
    case 'InboxPolled':
      return decideInboxPolled(state, input);
    case 'ConfigOffered':
      return decideConfigOffered(state, input);
    case 'ConfigRefused':
      return decideConfigRefused(state, input);
    case 'Woke':
      return decideWoke(state, input);
    case 'StopRequested':
      return decideStopRequested(state, input);
    case 'Stopped':
      return decideStopped(input);
    default:
      return unreachable(input);
  }
}
