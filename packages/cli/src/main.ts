import { CommanderError } from 'commander';
import type { Outcome, Surroundings } from './commands/outcome';
import { CliError } from './errors/cliError';
import { exitCodeOf } from './errors/exitCodeOf';
import { exitCodes } from './errors/exitCodes';
import { describeError } from './output/describeError';
import { envelopeLine } from './output/envelope';
import { colorsFor } from './output/terminal';
import { shownText } from './output/shownText';
import { createProgram } from './program';

/**
 * Runs one command. Results go to stdout, everything else to stderr; with `--json` stdout gets exactly one line.
 * @param args without the names of Node and of the script
 * @returns the exit code; nothing is thrown
 */
export async function main(args: readonly string[], surroundings: Surroundings): Promise<number> {
  const isJson = args.includes('--json');
  let outcome: Outcome | undefined;
  try {
    const colors = colorsFor(surroundings.stdout, surroundings.env);
    const program = createProgram({ ...surroundings, colors, finish: (finished) => (outcome = finished) });
    await program.parseAsync([...args], { from: 'user' });
  } catch (error) {
    if (isHelp(error)) return exitCodes.Ok.code;
    return showFailure(error instanceof CommanderError ? usageError(error) : error);
  }
  if (outcome === undefined) return exitCodes.Ok.code;
  if (outcome.failure !== undefined) return showFailure(outcome.failure, outcome);
  surroundings.stdout.write(isJson ? envelopeLine({ ok: true, data: outcome.data }) : `${outcome.text}\n`);
  return exitCodes.Ok.code;

  /** The error, and whatever was found out all the same. */
  function showFailure(error: unknown, found?: Outcome): number {
    const { stdout, stderr, env } = surroundings;
    const description = describeError(error);
    if (isJson) {
      stdout.write(envelopeLine({ ok: false, error: description, ...(found !== undefined && { data: found.data }) }));
    } else if (found !== undefined) {
      stdout.write(`${found.text}\n`);
    }
    const colors = colorsFor(stderr, env);
    const { code, message, hint } = description;
    if (!isJson)
      stderr.write(`${colors.red('✗')} ${colors.bold(code)}: ${message}\n${hint === '' ? '' : `  ${hint}\n`}`);
    if (args.includes('--verbose') && error instanceof Error) stderr.write(`${error.stack ?? ''}\n`);
    return exitCodeOf(error);
  }
}

const isHelp = (error: unknown): boolean => error instanceof CommanderError && error.exitCode === 0;

/** Commander says `error: unknown option '--x'`; without a command it only says that it has shown its help. */
function usageError({ code, message }: CommanderError): CliError {
  const happened = code === 'commander.help' ? 'No command was given.' : shownText(message.replace(/^error: /, ''));
  return new CliError('InvalidUsage', { happened, toDo: 'See `bot --help`, or `bot <command> --help`.' });
}
