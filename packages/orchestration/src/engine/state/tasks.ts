import type { BotConfig, EpochMs } from '@bot/core';

/** The recurring duties of the bot: exactly one of each. */
export const taskNames = ['Reconciliation', 'OrderReconciliation', 'Guards', 'Telemetry', 'Metrics'] as const;
export type TaskName = (typeof taskNames)[number];

/** How a duty has fared since the start. */
export interface TaskRecord {
  /** When it last ended well; null: never yet. */
  readonly lastRanAt: EpochMs | null;
  /** In a row. */
  readonly failures: number;
}

export const neverRan: TaskRecord = { lastRanAt: null, failures: 0 };

export function taskIntervalMs({ tasks, reconcileIntervalMs }: BotConfig, name: TaskName): number {
  const intervals: Record<TaskName, number> = {
    Reconciliation: reconcileIntervalMs,
    OrderReconciliation: tasks.orderReconciliationMs,
    Guards: tasks.guardsMs,
    Telemetry: tasks.telemetryMs,
    Metrics: tasks.metricsMs,
  };
  return intervals[name];
}
