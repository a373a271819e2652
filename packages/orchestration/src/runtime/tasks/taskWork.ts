import type { Broker } from '@bot/core';
import type { ShellTask, TaskResult } from '../../engine/input';
import { readVenueBooks } from '../../engine/state/books';
import type { StateInSight } from '../../engine/state/engineState';

export interface TaskSurroundings {
  readonly broker: Broker;
  readonly state: StateInSight;
  /** Exports how the bot stands. */
  readonly exportMetrics: () => void;
}

/** What each duty does outside of the engine. What follows from it is decided there. */
export const taskWork: { readonly [Task in ShellTask]: (surroundings: TaskSurroundings) => Promise<TaskResult> } = {
  async OrderReconciliation({ broker, state }) {
    const { ours, fillsSince } = readVenueBooks(state);
    const [openOrders, fills, found] = await Promise.all([
      broker.openOrders(),
      broker.fillsSince(fillsSince),
      Promise.all(ours.map((clientOrderId) => broker.findOrderByClientId(clientOrderId))),
    ]);
    const looked = ours.map((clientOrderId, index) => ({ clientOrderId, found: found[index] ?? null }));
    return { task: 'OrderReconciliation', orders: { openOrders, fills, ours: looked } };
  },
  async Telemetry({ broker }) {
    const [balances, fees, permissions, instruments] = await Promise.all([
      broker.balances(),
      broker.fees(),
      broker.permissions(),
      broker.instruments(),
    ]);
    return { task: 'Telemetry', balances, fees, permissions, instruments };
  },
  /** They look at what the engine has: all that is asked for here is that it looks. */
  Guards: () => Promise.resolve({ task: 'Guards' }),
  async Metrics({ exportMetrics }) {
    exportMetrics();
    return Promise.resolve({ task: 'Metrics' });
  },
};
