import type { EpochMs } from '@bot/core';
import { both, decision, event, nothing, type CorrelatedEvent, type Decision, type EngineCommand } from '../decision';
import type { InputOf } from '../input';
import { alertKey } from '../state/alerts';
import { readVenueBooks } from '../state/books';
import type { StateInSight } from '../state/engineState';
import { neverRan, taskIntervalMs, taskNames, type TaskName } from '../state/tasks';
import { alertOnce } from './alert';
import { newsOfOurOrders } from './newsOfOrders';
import { relist } from './relist';

/** The duties whose time has come. */
export const tasksDue = (state: StateInSight, at: EpochMs): readonly EngineCommand[] =>
  taskNames
    .filter((name) => (state.view.tasks.get(name) ?? Infinity) <= at)
    .map((name) => (name === 'Reconciliation' ? readVenueBooks(state) : { type: 'RunTask', task: name }));

/** What a duty brought. The guards have looked already, and what the telemetry read is in the view. */
export function decideTaskFinished(state: StateInSight, { result, at }: InputOf<'TaskFinished'>): Decision {
  const recovered = decision(taskRecovered(state, result.task));
  if (result.task === 'Telemetry') return both(recovered, decision(relist(state, result.instruments)));
  if (result.task !== 'OrderReconciliation') return recovered;
  const news = newsOfOurOrders(state, at, result.orders);
  if (news.events.length === 0) return recovered;
  // Null: being read, or the bot is stopping.
  const isReading = (state.view.tasks.get('Reconciliation') ?? null) === null;
  return both(recovered, both(news, isReading ? nothing : decision([], readVenueBooks(state))));
}

/** It is tried again. That it fails again and again is for a person to look at. */
export function decideTaskFailed(state: StateInSight, { task, failure }: InputOf<'TaskFailed'>): Decision {
  const { failures } = state.view.taskRecords.get(task) ?? neverRan;
  if (failures < state.config.tasks.alertAfterFailures) return nothing;
  const message = `The task ${task} has failed ${failures} times in a row (${failure.code}: ${failure.message}). It is tried again and again; the other tasks go on. See the log for where it fails.`;
  return decision(alertOnce(state, { severity: 'Warning', code: 'TaskFailing', subject: task, message }));
}

/** Duties that have not ended well for several of their intervals. */
export function alertOverdue(state: StateInSight, at: EpochMs): readonly CorrelatedEvent[] {
  const { config, view } = state;
  const { tasksBeganAt } = view;
  if (tasksBeganAt === null) return [];
  return taskNames.flatMap((name) => {
    const { lastRanAt } = view.taskRecords.get(name) ?? neverRan;
    const forMs = at - (lastRanAt ?? tasksBeganAt);
    if (forMs <= taskIntervalMs(config, name) * config.tasks.overdueAfterIntervals) return [];
    const message = `The task ${name} has not ended well for ${forMs} ms. It should every ${taskIntervalMs(config, name)} ms.`;
    return alertOnce(state, { severity: 'Critical', code: 'TaskOverdue', subject: name, message });
  });
}

/** Said when it was said that it fails. */
export function taskRecovered({ ledger }: StateInSight, task: TaskName): readonly CorrelatedEvent[] {
  const wasSaid = (['TaskFailing', 'TaskOverdue'] as const).some((code) => ledger.alerts.has(alertKey(code, task)));
  return wasSaid ? [event('TaskRecovered', { task })] : [];
}
