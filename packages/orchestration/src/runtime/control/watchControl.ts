import {
  commandKinds,
  isInboxError,
  type Clock,
  type CommandAnswer,
  type CommandInbox,
  type ControlCommand,
  type KillFile,
  type Logger,
} from '@bot/core';
import type { CommandOrigin } from '../../engine/input';
import type { StateInSight } from '../../engine/state/engineState';
import { restrictionKey } from '../../engine/state/modes';
import type { IncomingInput } from '../runEngine';

/** How other processes tell the bot what to do. */
export interface ControlPorts {
  readonly inbox: CommandInbox;
  readonly killFile: KillFile;
}

export interface ControlWatchOptions extends ControlPorts {
  readonly state: StateInSight;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly take: (input: IncomingInput) => void;
}

export interface ControlWatch {
  /** Looks at once, then at every interval. */
  begin(): void;
  /** Tells the writer of a command what became of it. */
  answer(commandId: string, answer: CommandAnswer): void;
  end(): void;
}

/** By the bot's clock. */
export const CONTROL_INTERVAL_MS = 1_000;

/** A busy moment is nothing; an inbox that fails so often in a row cannot be read. */
const FAILURES_THAT_COUNT = 3;

/**
 * Looks for the KILL file, then into the inbox. Neither needs the other: the file is heard when the inbox is broken, and nothing
 * that is thrown here ends the bot. A command is handed on once; again only when its answer could not be written.
 */
export function watchControl({ inbox, killFile, state, clock, logger, take }: ControlWatchOptions): ControlWatch {
  const handedOn = new Set<string>();
  let failures = 0;
  let cancelTimer = (): void => undefined;

  function look(): void {
    lookForKillFile();
    lookIntoInbox();
    cancelTimer = clock.setTimer(CONTROL_INTERVAL_MS, look);
  }

  function lookForKillFile(): void {
    const reason = killFile.read();
    const isHeld = state.ledger.restrictions.has(restrictionKey('All', 'KillSwitch'));
    const isNews = reason === null ? state.view.killFile !== null : state.view.killFile === null || !isHeld;
    if (isNews) take({ type: 'KillFileSeen', reason });
  }

  function lookIntoInbox(): void {
    try {
      const commands = inbox.take();
      recovered();
      for (const command of commands) if (!handedOn.has(command.commandId)) handOn(command);
    } catch (error) {
      failed(error);
    }
  }

  function handOn(command: ControlCommand): void {
    handedOn.add(command.commandId);
    take(inputOf(command, clock.now()));
  }

  function failed(error: unknown): void {
    failures += 1;
    if (failures < FAILURES_THAT_COUNT || isUnreadable()) return;
    logger.error({ err: error }, 'The inbox cannot be read. Nothing is opened until it can; the KILL file is heard.');
    const code = isInboxError(error) ? error.code : 'InboxFailed';
    take({ type: 'InboxPolled', problem: { code, message: String((error as Error).message) } });
  }

  function recovered(): void {
    failures = 0;
    if (isUnreadable()) take({ type: 'InboxPolled', problem: null });
  }

  const isUnreadable = (): boolean => state.ledger.restrictions.has(restrictionKey('All', 'InboxUnreadable'));

  return {
    begin: look,
    answer(commandId, answer) {
      try {
        inbox.answer(commandId, answer);
      } catch (error) {
        logger.warn({ err: error, commandId }, 'The answer to a command could not be written. It is tried again.');
      }
      handedOn.delete(commandId);
    },
    end: () => cancelTimer(),
  };
}

function inputOf(command: ControlCommand, now: number): IncomingInput {
  const { kind, scope, reason, commandId, by, ageMs, forMs } = command;
  const origin: CommandOrigin = { commandId, by, ageMs };
  if (kind === 'Kill') return { type: 'KillSwitchPulled', reason, command: origin };
  if (kind === 'CancelAll') return { type: 'CancelAllWished', scope, reason, command: origin };
  const until = forMs === null ? command.until : now + forMs;
  return { type: 'ModeCommanded', mode: commandKinds[kind].mode, scope, until, reason, command: origin };
}
