import {
  heldMode,
  type HeldMode,
  type InstrumentId,
  type ModeCause,
  type ModeScope,
  type Restriction,
} from '@bot/core';

interface Restricted {
  readonly restrictions: ReadonlyMap<string, Restriction>;
}

export const restrictionKey = (scope: ModeScope, cause: ModeCause): string => `${scope}:${cause}`;

/** The mode of one instrument: what holds everywhere and what holds for it, the strictest of all. */
export const modeOf = ({ restrictions }: Restricted, instrumentId: InstrumentId): HeldMode =>
  heldMode(restrictions.values(), instrumentId);

/** The mode that holds everywhere. */
export const globalMode = ({ restrictions }: Restricted): HeldMode => heldMode(restrictions.values(), 'All');
