import type { InstrumentId } from '@bot/core';
import type { StateInSight } from './engineState';

/** What the configuration names, and what is still held or ordered of anything else: its prices are followed and its terms read. */
export const watchedInstruments = (state: StateInSight): readonly InstrumentId[] => [
  ...state.config.instrumentIds,
  ...leftOver(state),
];

/** Instruments with a position or a live order that the configuration does not name. */
export function leftOver({ config, ledger }: Pick<StateInSight, 'config' | 'ledger'>): readonly InstrumentId[] {
  const named = new Set(config.instrumentIds);
  const ordered = [...ledger.liveIn].flatMap(([id, live]) => (live.size > 0 ? id : []));
  return [...new Set([...ledger.positions.keys(), ...ordered])].filter((id) => !named.has(id));
}
