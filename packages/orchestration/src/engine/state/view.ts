import type { ClientOrderId, EpochMs, FeeRates, InstrumentId, JsonValue, MarkWindow, StrategyId } from '@bot/core';

/** The recurring duties of the bot. */
export const taskNames = ['Reconciliation'] as const;
export type TaskName = (typeof taskNames)[number];

/** The state of the look-up of an order whose fate is unknown. */
export interface PendingQuery {
  readonly tries: number;
  /** null while a look-up is on its way. */
  readonly nextAt: EpochMs | null;
}

/** What is seen, not owned: bounded, fed by samples, rebuilt by warm-up; never needed to know what we own. */
export interface View {
  now: EpochMs;
  /** null until the venue was loaded. */
  fees: FeeRates | null;
  /** True once our books were compared with the venue's since the start. */
  reconciled: boolean;
  /** The drifts of the last comparison, as text; a drift counts when it is seen twice. */
  lastDrifts: string;
  loadTries: number;
  loadAt: EpochMs | null;
  readonly marks: Map<InstrumentId, MarkWindow>;
  readonly memories: Map<InstrumentId, Map<StrategyId, JsonValue>>;
  readonly queries: Map<ClientOrderId, PendingQuery>;
  /** When each duty is due; null: not started, or being carried out. */
  readonly tasks: Map<TaskName, EpochMs | null>;
}

export const createView = (): View => ({
  now: 0,
  fees: null,
  reconciled: false,
  lastDrifts: '',
  loadTries: 0,
  loadAt: null,
  marks: new Map(),
  memories: new Map(),
  queries: new Map(),
  tasks: new Map(taskNames.map((name) => [name, null])),
});
