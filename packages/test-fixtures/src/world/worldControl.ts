import type { CommandAnswer, CommandKind } from '@bot/core';
import { parseDuration, type MemoryControl } from '@bot/simulation';
import type { ModeOptions } from './modeOptions';
import type { Tell } from './whileOpen';

/** What other processes leave for the bot, whether one runs or not: commands in its inbox, and the KILL file beside its log. */
export interface WorldControl {
  /** `send('Halt', 'exchange rumours', { instrument: 'BTC-USD', for: '30m' })` */
  send(kind: CommandKind, reason: string, options?: ModeOptions): SentCommand;
  putKillFile(reason: string): void;
  removeKillFile(): void;
  /** From now on the inbox cannot be read, or it can again. */
  breakInbox(): void;
  mendInbox(): void;
}

export interface SentCommand {
  /** undefined until the bot has answered. */
  readonly answer: CommandAnswer | undefined;
}

export function createWorldControl(control: MemoryControl, tell: Tell): WorldControl {
  return {
    send(kind, reason, { instrument = 'All', for: duration } = {}) {
      tell(`send ${kind} ${instrument}: ${reason}`);
      const forMs = duration === undefined ? null : parseDuration(duration);
      const commandId = control.write(kind, reason, { scope: instrument, forMs });
      return {
        get answer() {
          return control.answerTo(commandId);
        },
      };
    },
    putKillFile(reason) {
      tell(`put a KILL file: ${reason}`);
      control.putKillFile(reason);
    },
    removeKillFile() {
      tell('remove the KILL file');
      control.removeKillFile();
    },
    breakInbox() {
      tell('break the inbox');
      control.fail('Reading');
    },
    mendInbox() {
      tell('mend the inbox');
      control.fail('Nothing');
    },
  };
}
