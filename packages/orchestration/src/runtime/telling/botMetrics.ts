import {
  denialReasons,
  tradingModes,
  type BotConfig,
  type DenialReason,
  type Metrics,
  type RecordedBotEvent,
  type TradingMode,
} from '@bot/core';
import type { EngineInput } from '../../engine/input';
import type { StateInSight } from '../../engine/state/engineState';
import { disagreementOf } from '../../engine/state/drifts';
import { globalMode } from '../../engine/state/modes';
import { taskNames, type TaskName } from '../../engine/state/tasks';

/** What the bot tells of itself in numbers. */
export interface BotMetrics {
  turned(inputs: readonly EngineInput[], tookMs: number): void;
  appended(tookMs: number): void;
  happened(event: RecordedBotEvent): void;
  taskEnded(task: TaskName, outcome: 'Finished' | 'Failed'): void;
  /** How the bot stands now. */
  shown(state: StateInSight, shedQuotes: number): void;
}

const modes = Object.keys(tradingModes) as readonly TradingMode[];
const reasons = Object.keys(denialReasons) as readonly DenialReason[];
const sources = ['Stream', 'Rest'] as const;

/** A turn takes a fraction of a millisecond; an append that syncs to disk takes more. */
const MILLISECONDS = [0.1, 0.3, 1, 3, 10, 30, 100, 300, 1_000, 10_000];

export function createBotMetrics(metrics: Metrics, { instrumentIds }: BotConfig): BotMetrics {
  const inputs = metrics.counter({
    name: 'bot_inputs_total',
    help: 'Inputs of the engine.',
    labels: { type: inputTypes },
  });
  const turnMs = metrics.histogram({
    name: 'bot_turn_milliseconds',
    help: 'How long the engine took to decide what had come in.',
    labels: {},
    upTo: MILLISECONDS,
  });
  const appendMs = metrics.histogram({
    name: 'bot_append_milliseconds',
    help: 'How long it took until the events of a turn were durable.',
    labels: {},
    upTo: MILLISECONDS,
  });
  const attempts = metrics.counter({
    name: 'bot_order_attempts_total',
    help: 'Orders that were sent, also for the second time.',
    labels: {},
  });
  const denials = metrics.counter({
    name: 'bot_orders_denied_total',
    help: 'Orders that the own risk denied, each cause once while it stands.',
    labels: { reason: reasons },
  });
  const alerts = metrics.counter({
    name: 'bot_alerts_total',
    help: 'Alerts that were raised.',
    labels: { severity: ['Warning', 'Critical'] },
  });
  const tasks = metrics.counter({
    name: 'bot_task_runs_total',
    help: 'Background tasks that ended.',
    labels: { task: taskNames, outcome: ['Finished', 'Failed'] },
  });
  const mode = metrics.gauge({
    name: 'bot_mode',
    help: '1 for the mode that holds everywhere, 0 for the others.',
    labels: { mode: modes },
  });
  const feed = metrics.gauge({
    name: 'bot_feed_source',
    help: '1 for where the price of an instrument comes from, 0 for the other.',
    labels: { instrument: instrumentIds, source: sources },
  });
  const restrictions = metrics.gauge({
    name: 'bot_restrictions',
    help: 'How many restrictions hold trading back.',
    labels: {},
  });
  const differs = metrics.gauge({
    name: 'bot_books_differ_seconds',
    help: 'For how long the books have differed from those of the venue: now, 0 when they agree, and in all since the start.',
    labels: { span: ['Now', 'SinceStart'] },
  });
  const liveOrders = metrics.gauge({ name: 'bot_live_orders', help: 'Orders that are live.', labels: {} });
  const shed = metrics.gauge({
    name: 'bot_quotes_shed',
    help: 'Quotes that a newer one replaced before they were sampled, since the start.',
    labels: {},
  });

  return {
    turned(taken, tookMs) {
      for (const { type } of taken) inputs({ type: type as KnownInput });
      turnMs({}, tookMs);
    },
    appended: (tookMs) => appendMs({}, tookMs),
    happened(event) {
      if (event.type === 'SubmitAttempted') attempts({});
      if (event.type === 'OrderDenied') denials({ reason: event.payload.reason });
      if (event.type === 'AlertRaised') alerts({ severity: event.payload.severity });
    },
    taskEnded: (task, outcome) => tasks({ task, outcome }),
    shown({ ledger, view }, shedQuotes) {
      const held = globalMode(ledger).mode;
      for (const one of modes) mode({ mode: one }, one === held ? 1 : 0);
      for (const instrument of view.feed.instrumentIds) {
        const from = view.feed.sources.get(instrument);
        for (const source of sources) feed({ instrument, source }, source === from ? 1 : 0);
      }
      restrictions({}, ledger.restrictions.size);
      const { lastsMs, totalMs } = disagreementOf(view);
      differs({ span: 'Now' }, lastsMs / 1_000);
      differs({ span: 'SinceStart' }, totalMs / 1_000);
      liveOrders({}, ledger.liveOrderIds.size);
      shed({}, shedQuotes);
    },
  };
}

/** Each has a line of its own; one that is missing here is counted as another. */
const inputTypes = [
  'Started',
  'VenueLoaded',
  'VenueLoadFailed',
  'PermissionsRead',
  'PermissionsUnreadable',
  'QuoteSampled',
  'DepthSampled',
  'TradingStatusSeen',
  'FeedGap',
  'FeedSilent',
  'FeedSpoke',
  'FeedNotOpened',
  'QuotesPolled',
  'VenueBooksRead',
  'VenueBooksUnreadable',
  'TaskFinished',
  'TaskFailed',
  'SubmitAnswered',
  'SubmitFailed',
  'OrderReported',
  'FillReported',
  'OrderQueried',
  'OrderQueryFailed',
  'AmendAnswered',
  'AmendFailed',
  'AmendWished',
  'CancelAnswered',
  'CancelFailed',
  'OrderWished',
  'CancelWished',
  'ModeCommanded',
  'CancelAllWished',
  'InboxPolled',
  'ConfigOffered',
  'ConfigRefused',
  'Woke',
  'StopRequested',
  'Stopped',
] as const satisfies readonly EngineInput['type'][];
type KnownInput = (typeof inputTypes)[number];
