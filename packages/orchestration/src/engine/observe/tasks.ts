import type { EpochMs, Instrument, RejectReason } from '@bot/core';
import type { Decision, EngineCommand } from '../decision';
import type { InputOf } from '../input';
import type { EngineState } from '../state/engineState';
import { isProtection } from '../state/strategyIds';
import { neverRan, taskIntervalMs, type TaskName } from '../state/tasks';
import { watchedInstruments } from '../state/watched';
import { backoffMs } from './backoff';

const MAX_RETRY_DELAY_MS = 60_000;
/** How often our orders are looked up while the bot waits for their end. */
const LAST_LOOKS_MS = 1_000;

/** So soon what may be wanted still is looked after. */
const SOON_MS = 1_000;

/** The duties begin when trading does. The reading of the books has begun already. */
export function beginTasks({ view, ledger, config }: EngineState, at: EpochMs): void {
  if (view.tasksBeganAt !== null) return;
  view.tasksBeganAt = at;
  for (const name of view.tasks.keys()) {
    if (name !== 'Reconciliation') view.tasks.set(name, at + taskIntervalMs(config, name));
  }
  // The process before may have ended between a fill and its protection, which the next waking makes good: at once.
  const { takeProfit, stopLoss } = config.orders;
  if (ledger.positions.size > 0 && (takeProfit ?? stopLoss) !== null) view.feed.staleCheckAt = at;
}

/** Only the look at our orders goes on, since it tells whether they have ended. */
export function observeStop({ view }: EngineState, { at, openOrders }: InputOf<'StopRequested'>): void {
  view.stopping = true;
  view.loadAt = null;
  view.queries.clear();
  for (const name of view.tasks.keys()) view.tasks.set(name, null);
  if (openOrders === 'cancel') view.tasks.set('OrderReconciliation', at + LAST_LOOKS_MS);
}

/** It comes back one interval after it ended. */
export function observeTaskFinished(state: EngineState, { result, at }: InputOf<'TaskFinished'>): void {
  const { view, config } = state;
  recordSuccess(state, result.task, at);
  scheduleTask(state, result.task, at + taskIntervalMs(config, result.task), at);
  if (result.task !== 'Telemetry') return;
  view.fees = result.fees;
  view.permissions = result.permissions;
  view.balances = result.balances;
  closeDelisted(state, result.instruments);
}

/** The venue refused an order for its terms: perhaps those of the instrument have changed. Read them again, at once. */
export function noteRefusedTerms({ view }: EngineState, events: Decision['events'], at: EpochMs): void {
  const isRefused = events.some(
    ({ type, payload }) =>
      (type === 'OrderRejected' || type === 'OrderProgressed') &&
      termsReasons.some((reason) => reason === payload.reason),
  );
  const isScheduled = (view.tasks.get('Telemetry') ?? null) !== null;
  if (isRefused && isScheduled) view.tasks.set('Telemetry', at);
}

/** Protection that failed may be wanted still, and is looked after with the guards: soon. */
export function noteFailedProtection({ view, ledger }: EngineState, events: Decision['events'], at: EpochMs): void {
  const planned = view.tasks.get('Guards') ?? null;
  const isFailed = events.some(({ type, payload }) => {
    const order = type === 'OrderFailed' ? ledger.orders.get(payload.clientOrderId) : undefined;
    return order !== undefined && isProtection(order);
  });
  if (isFailed && planned !== null) view.tasks.set('Guards', Math.min(planned, at + SOON_MS));
}

const termsReasons: readonly RejectReason[] = [
  'InvalidPrecision',
  'BelowMinimumSize',
  'AboveMaximumSize',
  'UnknownInstrument',
];

/** What is not listed any more takes nothing; what is listed again is what the listing says. */
function closeDelisted(state: EngineState, instruments: readonly Instrument[]): void {
  const { view } = state;
  for (const instrumentId of watchedInstruments(state)) {
    const listed = instruments.find((instrument) => instrument.instrumentId === instrumentId);
    if (listed === undefined) {
      view.tradingStatuses.set(instrumentId, 'Disabled');
      view.delisted.add(instrumentId);
    } else if (view.delisted.delete(instrumentId)) {
      view.tradingStatuses.set(instrumentId, listed.tradingStatus ?? 'Online');
    }
  }
}

/** What failed is tried again after 1, 2, 4 … seconds, and never later than it would have come back anyway. */
export function observeTaskFailed(state: EngineState, { task, at }: InputOf<'TaskFailed'>): void {
  const failures = recordFailure(state, task);
  const waitMs = Math.min(taskIntervalMs(state.config, task), backoffMs(failures, MAX_RETRY_DELAY_MS));
  scheduleTask(state, task, at + waitMs, at);
}

function scheduleTask({ view }: EngineState, task: TaskName, dueAt: EpochMs, at: EpochMs): void {
  if (!view.stopping) view.tasks.set(task, dueAt);
  else if (task === 'OrderReconciliation') view.tasks.set(task, at + LAST_LOOKS_MS);
}

export const recordSuccess = ({ view }: EngineState, task: TaskName, at: EpochMs): void =>
  void view.taskRecords.set(task, { lastRanAt: at, failures: 0 });

export function recordFailure({ view }: EngineState, task: TaskName): number {
  const { lastRanAt, failures } = view.taskRecords.get(task) ?? neverRan;
  view.taskRecords.set(task, { lastRanAt, failures: failures + 1 });
  return failures + 1;
}

/** What is being carried out is not due. */
export function noteTaskCommand({ view }: EngineState, command: EngineCommand): void {
  if (command.type === 'ReadVenueBooks') view.tasks.set('Reconciliation', null);
  if (command.type === 'RunTask') view.tasks.set(command.task, null);
}
