import type { EpochMs } from '../ports/clock';
import type { ModeScope } from '../risk/modeCauses';
import type { TradingMode } from '../risk/tradingMode';

export interface CommandKindTraits {
  /** The mode that it asks for; null: none of its own. */
  readonly mode: TradingMode | null;
  /** `Holds`: however old it is when a bot reads it. `Expires`: nobody knows whether it still fits what it was meant for. */
  readonly whenOld: 'Holds' | 'Expires';
  readonly meaning: string;
}

/** What a person may ask of a bot from another process. What restricts holds at the next start; what does not gets old. */
export const commandKinds = {
  Halt: { mode: 'Halted', whenOld: 'Holds', meaning: 'Nothing is sent, and live orders are canceled.' },
  Resume: { mode: 'Normal', whenOld: 'Expires', meaning: 'Everything that holds trading back in its scope is lifted.' },
  Pause: { mode: 'EntriesPaused', whenOld: 'Holds', meaning: 'Nothing is opened; what is live stays.' },
  ReduceOnly: { mode: 'ReduceOnly', whenOld: 'Holds', meaning: 'Only what makes a position smaller may be live.' },
  CancelAll: { mode: null, whenOld: 'Expires', meaning: 'Live orders are canceled. Trading goes on.' },
  Kill: { mode: null, whenOld: 'Holds', meaning: 'Everything is halted until a resume with a reason.' },
} as const satisfies Record<string, CommandKindTraits>;

export type CommandKind = keyof typeof commandKinds;

/** After this what expires is refused, in real time. */
export const MAX_COMMAND_AGE_MS = 600_000;

/** A command as its writer states it. */
export interface CommandRequest {
  readonly kind: CommandKind;
  readonly scope: ModeScope;
  /** How long it holds from when the bot takes it, by the bot's clock; null: not timed. */
  readonly forMs: number | null;
  /** Until when it holds, by the bot's clock; null: not timed. */
  readonly until: EpochMs | null;
  readonly reason: string;
  /** Who asks: a person, as the system knows them. */
  readonly by: string;
}

/** A command as it is read from the inbox. */
export interface ControlCommand extends CommandRequest {
  /** Unique over all inboxes that ever were, so that a command counts once. */
  readonly commandId: string;
  /** Since it was written, in real time. */
  readonly ageMs: number;
}

/** Longest texts of a command, in characters. */
export const MOST_REASON = 500;
export const MOST_BY = 100;
