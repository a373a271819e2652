import { Command } from 'commander';
import { configCommand } from './commands/config';
import { controlCommand } from './commands/control';
import { demoCommand } from './commands/demo';
import { ordersCommand } from './commands/orders';
import { positionsCommand } from './commands/positions';
import { runCommand } from './commands/run';
import { statusCommand } from './commands/status';
import { storeCommand } from './commands/store';
import type { CommandSurroundings } from './commands/outcome';
import { exitCodes } from './errors/exitCodes';

const commands = [
  demoCommand,
  runCommand,
  statusCommand,
  ordersCommand,
  positionsCommand,
  controlCommand,
  configCommand,
  storeCommand,
] as const;

/** All commands. Nothing is written or ended here: `main` does that. */
export function createProgram(surroundings: CommandSurroundings): Command {
  const { stdout } = surroundings;
  const program = new Command('bot')
    .description('A trading bot. It trades on paper: on an exchange that it carries inside itself.')
    .version(versionText(), '-V, --version', 'show the version')
    .addHelpText('after', exitCodeText());
  for (const command of commands) program.addCommand(command(surroundings));
  return quiet(program, (text) => void stdout.write(text));
}

/** Commander throws in place of ending the process, and keeps its own words of errors to itself. */
function quiet(command: Command, write: (text: string) => void): Command {
  command.exitOverride().configureOutput({ writeOut: write, writeErr: () => undefined, outputError: () => undefined });
  for (const child of command.commands) quiet(child, write);
  return command;
}

function exitCodeText(): string {
  const lines = Object.values(exitCodes).map(({ code, meaning }) => `  ${String(code).padEnd(4)} ${meaning}`);
  return `\nExit codes:\n${lines.join('\n')}\n\nEvery command takes --json and shows examples with --help.`;
}

// eslint-disable-next-line @typescript-eslint/no-require-imports -- the version stands in package.json alone
const versionText = (): string => (require('../package.json') as { version: string }).version;
