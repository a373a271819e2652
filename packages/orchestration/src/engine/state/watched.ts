import type { InstrumentId } from '@bot/core';
import type { StateInSight } from './engineState';

/** What the configuration names, and what is still held or ordered of anything else: its prices are followed and its terms read. */
export const watchedInstruments = (state: StateInSight): readonly InstrumentId[] => [
  ...state.config.instrumentIds,
  ...leftOver(state),
];

/** Instruments with a position or a live order that the configuration does not name. */
export function leftOver({ config, ledger }: Pick<StateInSight, 'config' | 'ledger'>): readonly InstrumentId[] {
  const ids = new Set<InstrumentId>(ledger.positions.keys());
  for (const id of ledger.liveOrderIds) {
    const order = ledger.orders.get(id);
    if (order !== undefined) ids.add(order.instrumentId);
  }
  return [...ids].filter((id) => !config.instrumentIds.includes(id));
}
