import type { Decision } from './decision';
import type { EngineInput } from './input';
import { noteComparison, noteProbe, observeAccess } from './observe/access';
import { noteBooks, observeBooksUnreadable, observeReport, readBooksSoon } from './observe/books';
import { observeConfigOffered } from './observe/config';
import {
  noteFeedCommand,
  noteRemoved,
  noteStaleCheck,
  observeDepth,
  observeGap,
  observeNotOpened,
  observePolled,
  observeSilence,
  observeTradingStatus,
  observeVoice,
} from './observe/feed';
import { observeQuote } from './observe/market';
import { noteQuery, noteUnknownOrders, observeQueried, ordersOf } from './observe/orders';
import { observeReach } from './observe/reach';
import { observeTime } from './observe/clock';
import {
  forgetRefusedCancels,
  noteAnsweredCall,
  noteCancelSent,
  noteFailedCall,
  noteRefusedCancel,
} from './observe/refusals';
import { forgetAsked, noteFailedCancel, noteSend, observeAnswered, restoreBucket } from './observe/sends';
import { noteFailures } from './observe/strategies';
import { isCancelRepeated } from './sending/retry';
import {
  beginTasks,
  noteFailedProtection,
  noteRefusedTerms,
  noteTaskCommand,
  observeStop,
  observeTaskFailed,
  observeTaskFinished,
} from './observe/tasks';
import { noteLoading, observeVenueLoaded, observeVenueLoadFailed } from './observe/venue';
import type { EngineState } from './state/engineState';

/** The view takes the input in, before it is decided upon. */
export function observe(state: EngineState, input: EngineInput): void {
  observeTime(state, input.at);
  observeReach(state, input);
  observeAccess(state, input);
  switch (input.type) {
    case 'Started':
      return restoreBucket(state);
    case 'VenueLoaded':
      return observeVenueLoaded(state, input);
    case 'VenueLoadFailed':
      return observeVenueLoadFailed(state, input);
    case 'QuoteSampled':
      return observeQuote(state, input);
    case 'DepthSampled':
      return observeDepth(state, input);
    case 'TradingStatusSeen':
      return observeTradingStatus(state, input);
    case 'FeedGap':
      return observeGap(state, input);
    case 'FeedSilent':
      return observeSilence(state, input);
    case 'FeedSpoke':
      return observeVoice(state, input);
    case 'FeedNotOpened':
      return observeNotOpened(state, input);
    case 'QuotesPolled':
      return observePolled(state, input);
    case 'SubmitAnswered':
      return noteAnsweredCall(state);
    case 'SubmitFailed':
      return noteFailedCall(state, input);
    case 'CancelAnswered':
      noteAnsweredCall(state);
      if (input.answer.outcome === 'Accepted') return observeAnswered(state, input.clientOrderId);
      noteRefusedCancel(state, input.clientOrderId, input.at);
      return noteFailedCancel(state, input.clientOrderId);
    case 'CancelFailed':
      noteFailedCall(state, input);
      if (!isCancelRepeated(input.failure)) noteRefusedCancel(state, input.clientOrderId, input.at);
      return noteFailedCancel(state, input.clientOrderId);
    case 'ConfigOffered':
      return observeConfigOffered(state, input);
    case 'StopRequested':
      return observeStop(state, input);
    case 'TaskFinished':
      return observeTaskFinished(state, input);
    case 'TaskFailed':
      return observeTaskFailed(state, input);
    case 'OrderReported':
    case 'FillReported':
      return observeReport(state, input);
    case 'ModeCommanded':
      return readBooksSoon(state, input.at);
    case 'KillFileSeen':
      state.view.killFile = input.reason;
      return;
    case 'VenueBooksUnreadable':
      return observeBooksUnreadable(state, input);
    case 'OrderQueried':
    case 'OrderQueryFailed':
      return observeQueried(state, input);
    default:
  }
}

/** The view notes what the decision means for it: what is on its way, what is resolved, what is due when. */
export function noteDecision(state: EngineState, input: EngineInput, decision: Decision): void {
  const { view } = state;
  const { events, commands } = decision;
  for (const command of commands) {
    noteSend(state, command);
    if (command.type === 'LoadVenue') noteLoading(state);
    if (command.type === 'ReadPermissions') noteProbe(state);
    noteTaskCommand(state, command);
    noteFeedCommand(state, command, input.at);
    if (command.type === 'QueryOrder') noteQuery(state, command.clientOrderId);
  }
  if (events.some(({ type }) => type === 'BooksCompared')) {
    view.reconciled = true;
    beginTasks(state, input.at);
  }
  for (const { type, payload } of events) if (type === 'CancelRequested') noteCancelSent(state, payload.clientOrderId);
  if (view.refusedCancels.size > 0) forgetRefusedCancels(state, input.at);
  if (input.type === 'Woke') noteStaleCheck(state, input.at);
  if (input.type === 'QuoteSampled') noteFailures(state, input.quote, decision);
  if (input.type === 'VenueBooksRead') {
    noteBooks(state, input, decision);
    noteComparison(state, decision);
  }
  if (events.length > 0) noteRefusedTerms(state, events, input.at);
  if (events.length > 0) noteFailedProtection(state, events, input.at);
  if (events.length > 0) noteRemoved(state, events, input.at);
  if (events.length > 0) forgetAsked(state);
  // A start and a reading of the books may be about any order.
  const isAboutAll = input.type === 'Started' || input.type === 'VenueBooksRead';
  const orders = isAboutAll ? state.ledger.liveOrderIds : ordersOf(events);
  if (isAboutAll || events.length > 0) noteUnknownOrders(state, input.at, orders);
}
