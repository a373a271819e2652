import { Command, InvalidArgumentError, Option } from 'commander';
import {
  commandKinds,
  commandRefusals,
  isPlainText,
  MOST_REASON,
  type CommandKind,
  type CommandRequest,
} from '@bot/core';
import { parseDuration } from '@bot/simulation';
import { whatWaits } from '../control/commandTable';
import { giveCommand, type GivenCommand } from '../control/giveCommand';
import { whoAsks } from '../control/whoAsks';
import { CliError } from '../errors/cliError';
import { positive } from '../options/marketOptions';
import { addExamples, addOutputOptions, storeOption } from '../options/runOptions';
import { isoTime } from '../output/timeText';
import type { Colors } from '../output/terminal';
import type { CommandSurroundings, Outcome } from './outcome';

interface OrderOptions {
  readonly store: string;
  readonly symbol?: string;
  readonly for?: number;
  readonly until?: number;
  readonly reason?: string;
  /** Seconds; false: `--no-wait`. */
  readonly wait: number | false;
}

interface Order {
  readonly kind: CommandKind;
  /** What it may be limited to. */
  readonly takes: readonly ('symbol' | 'time')[];
  readonly examples: readonly (readonly [line: string, meaning: string])[];
}

/** What may be asked for, by the word of the command line. */
const orders: { readonly [word: string]: Order } = {
  halt: {
    kind: 'Halt',
    takes: ['symbol', 'time'],
    examples: [
      ['bot control halt --store ./paper --reason "exchange rumours"', 'until somebody resumes'],
      ['bot control halt --store ./paper --symbol BTC-USD --for 30m', 'one instrument, for half an hour'],
    ],
  },
  resume: {
    kind: 'Resume',
    takes: ['symbol'],
    examples: [
      ['bot control resume --store ./paper --reason "all well again"', 'everything, also after a kill'],
      ['bot control resume --store ./paper --symbol BTC-USD', 'what holds in one instrument'],
    ],
  },
  pause: {
    kind: 'Pause',
    takes: ['symbol', 'time'],
    examples: [['bot control pause --store ./paper --until 2026-01-05T14:30:00Z', 'no new entries over the news']],
  },
  'reduce-only': {
    kind: 'ReduceOnly',
    takes: ['symbol', 'time'],
    examples: [['bot control reduce-only --store ./paper --symbol ETH-USD', 'exits only, in one instrument']],
  },
  'cancel-all': {
    kind: 'CancelAll',
    takes: ['symbol'],
    examples: [['bot control cancel-all --store ./paper', 'every live order; strategies may order again']],
  },
  kill: {
    kind: 'Kill',
    takes: [],
    examples: [['bot control kill --store ./paper --reason "it buys at any price"', 'then wait for the answer']],
  },
};

export const controlOrders = (surroundings: CommandSurroundings): readonly Command[] =>
  Object.entries(orders).map(([word, order]) => orderCommand(word, order, surroundings));

function orderCommand(word: string, { kind, takes, examples }: Order, surroundings: CommandSurroundings): Command {
  const command = new Command(word)
    .description(commandKinds[kind].meaning)
    .addOption(storeOption('folder of the bot').makeOptionMandatory())
    .option('--reason <text>', 'why, in one line: it stands in the log', reasonOf)
    .action(async (options: OrderOptions) => surroundings.finish(await order(kind, options, surroundings.colors)));
  if (takes.includes('symbol')) command.option('--symbol <name>', 'one instrument only', symbolOf);
  if (takes.includes('time')) {
    command
      .addOption(new Option('--for <span>', 'how long: 90s, 30m, 2h, 1d').argParser(spanOf).conflicts('until'))
      .addOption(new Option('--until <time>', 'until when, by the clock of the bot: an ISO time').argParser(timeOf));
  }
  command
    .option('--wait <seconds>', 'how long the answer of the bot is waited for', (text) => positive(text, 3_600), 5)
    .option('--no-wait', 'leave the command and do not wait');
  addOutputOptions(command);
  return addExamples(command, examples);
}

async function order(kind: CommandKind, options: OrderOptions, colors: Colors): Promise<Outcome> {
  const { store, symbol = 'All', for: forMs = null, until = null, reason = '', wait } = options;
  const request: CommandRequest = { kind, scope: symbol, forMs, until, reason, by: whoAsks() };
  const given = await giveCommand(store, request, wait === false ? 0 : wait * 1_000);
  const outcome = { data: dataOf(given), text: textOf(given, kind, options, colors) };
  const failure = failureOf(given, options);
  return failure === null ? outcome : { ...outcome, failure };
}

const dataOf = ({ writtenAt, until, ...command }: GivenCommand) => ({
  ...command,
  until: until === null ? null : isoTime(until),
  writtenAt: isoTime(writtenAt),
});

function textOf(given: GivenCommand, kind: CommandKind, { store }: OrderOptions, colors: Colors): string {
  if (given.state === 'done') return `${colors.green('✓')} ${given.answer}`;
  if (given.state === 'refused') return `${colors.red('✗')} ${kind} was not done.`;
  if (!given.botRuns) return `${colors.yellow('…')} No bot runs on ${store}. ${whatWaits(kind)}`;
  return `${colors.yellow('…')} ${kind} was given. See what becomes of it: bot control status --store ${store}`;
}

function failureOf({ state, botRuns, answer, refusal }: GivenCommand, { wait, store }: OrderOptions): CliError | null {
  if (refusal !== null) {
    const { toDo } = commandRefusals[refusal];
    const happened = `The bot refused. ${String(answer).replace(toDo, '').trim()}`;
    return new CliError('CommandRefused', { happened, toDo }, { refusal });
  }
  if (state === 'done' || !botRuns || wait === false) return null;
  return new CliError('CommandNotAnswered', {
    happened: `A bot runs on ${store}, and has not answered within ${wait} s.`,
    toDo: 'The command stays in the inbox. If the bot hangs, end its process: what restricts holds when it starts again.',
  });
}

function reasonOf(text: string): string {
  if (!isPlainText(text, MOST_REASON))
    throw new InvalidArgumentError(
      `It must be one line of at most ${MOST_REASON} characters, without control characters.`,
    );
  return text;
}

function symbolOf(text: string): string {
  if (!/^[A-Z0-9][A-Z0-9.-]{0,63}$/.test(text))
    throw new InvalidArgumentError('It must be an instrument, like BTC-USD.');
  return text;
}

function spanOf(text: string): number {
  const ms = isSpan(text) ? parseDuration(text) : 0;
  if (ms <= 0 || !Number.isSafeInteger(ms))
    throw new InvalidArgumentError('It must be a span of time, like 90s, 30m, 2h or 1d.');
  return ms;
}

const isSpan = (text: string): boolean => /^(\d{1,6}[smhd])+$/.test(text);

/** A time without a zone would mean something else on every machine. */
function timeOf(text: string): number {
  const at = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2})$/.test(text) ? Date.parse(text) : NaN;
  if (Number.isNaN(at)) throw new InvalidArgumentError('It must be a time with its zone, like 2026-01-05T14:30:00Z.');
  return at;
}
