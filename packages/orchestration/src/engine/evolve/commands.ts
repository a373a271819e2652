import type { CommandAnswer } from '@bot/core';
import type { Ledger } from '../state/ledger';

/** So many are known again. The inbox hands none of them out twice, unless its answer could not be written. */
const MOST_COMMANDS = 1_000;

/** What was answered once is answered the same again, and done no more. What was asked for inside the process has no id. */
export function rememberCommand({ commands }: Ledger, commandId: string | null, answer: CommandAnswer): void {
  if (commandId === null) return;
  commands.set(commandId, answer);
  const [oldest] = commands.keys();
  if (commands.size > MOST_COMMANDS && oldest !== undefined) commands.delete(oldest);
}
