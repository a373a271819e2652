/** What becomes of live orders when the bot is stopped. */
export const openOrderPolicies = ['keep', 'cancel'] as const;
export type OpenOrderPolicy = (typeof openOrderPolicies)[number];

/** The duties that come back on their own, and the end of them all. */
export interface TaskConfig {
  /** How often the guards look without being asked. */
  readonly guardsMs: number;
  /** How often our live orders are looked up. The books as a whole have an interval of their own. */
  readonly orderReconciliationMs: number;
  /** How often balances and fees are read. */
  readonly telemetryMs: number;
  /** How often the state of the bot is exported. */
  readonly metricsMs: number;
  /** A task that takes longer has failed. */
  readonly deadlineMs: number;
  /** So many failures in a row raise an alert. */
  readonly alertAfterFailures: number;
  /** A task that has not ended well for so many of its intervals raises an alert. */
  readonly overdueAfterIntervals: number;
  /** A stop that takes longer ends all the same, and names what had not ended. */
  readonly shutdownDeadlineMs: number;
  readonly openOrdersAtStop: OpenOrderPolicy;
}

export const defaultTasks: TaskConfig = {
  guardsMs: 60_000,
  orderReconciliationMs: 45_000,
  telemetryMs: 300_000,
  metricsMs: 60_000,
  deadlineMs: 30_000,
  alertAfterFailures: 3,
  overdueAfterIntervals: 5,
  shutdownDeadlineMs: 10_000,
  openOrdersAtStop: 'keep',
};
