import { commandKinds } from '@bot/core';
import type { WrittenCommand } from '@bot/orchestration';
import { formatTable } from '../output/table';
import { isoTime, timeText } from '../output/timeText';

/** A command and what became of it, for a program to read. */
export const commandData = ({ writtenAt, until, ...command }: WrittenCommand) => ({
  ...command,
  until: until === null ? null : isoTime(until),
  writtenAt: isoTime(writtenAt),
});

export type CommandData = ReturnType<typeof commandData>;

/** The newest commands, the newest first. `width`: of the terminal. */
export function commandTable(commands: readonly CommandData[], width: number): string {
  if (commands.length === 0) return 'No command was ever given.';
  return formatTable(
    [
      { title: 'Given, UTC' },
      { title: 'Command' },
      { title: 'Scope' },
      { title: 'By' },
      { title: 'Reason' },
      { title: 'State' },
      { title: 'Answer' },
    ],
    commands.map(({ writtenAt, kind, scope, by, reason, state, refusal, answer }) => [
      ...[timeText(Date.parse(writtenAt)), kind, scope === 'All' ? 'everywhere' : scope, by, reason || '–'],
      ...[refusal === null ? state : `${state}: ${refusal}`, answer ?? '–'],
    ]),
    width,
  );
}

/** What will become of a command that nobody has taken yet. */
export const whatWaits = (kind: keyof typeof commandKinds): string =>
  commandKinds[kind].whenOld === 'Holds'
    ? 'It waits, and holds as soon as a bot starts here, before anything is sent.'
    : 'It waits for ten minutes: a bot that starts here later refuses it.';
