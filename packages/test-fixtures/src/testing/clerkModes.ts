import { heldMode, type EpochMs, type InstrumentId, type Restriction, type TradingMode } from '@bot/core';
import type { ModePlace } from '@bot/simulation';
import type { ClerkLog } from './clerkLog';

/** How freely the clerk may trade, as it was told. Nothing ends by itself. */
export interface ClerkModes {
  readonly restrictions: readonly Restriction[];
  isHalted(instrumentId: InstrumentId): boolean;
  set(mode: TradingMode, reason: string, place: ModePlace): void;
}

export function createClerkModes(log: ClerkLog, now: () => EpochMs): ClerkModes {
  const held = new Map<string, Restriction>();
  return {
    get restrictions() {
      return [...held.values()];
    },
    isHalted: (instrumentId) => heldMode(held.values(), instrumentId).mode === 'Halted',
    set(mode, reason, { scope, until }) {
      const asked = { scope, cause: 'Operator', mode, actor: 'Operator', until, numbers: { said: reason } } as const;
      log.write('ModeChanged', asked);
      if (mode === 'Normal') held.delete(scope);
      else held.set(scope, { ...asked, since: now() });
    },
  };
}
