import { Command, InvalidArgumentError, Option } from 'commander';
import type { JsonValue } from '@bot/core';
import { openSqliteEventStore, readInputs, redactJson } from '@bot/orchestration';
import { writeLines } from '../log/lineFile';
import { addExamples, addOutputOptions, storeOption } from '../options/runOptions';
import { runFolder } from '../stores/runFolder';
import type { CommandSurroundings, Outcome } from './outcome';

const logs = ['events', 'inputs', 'venue'] as const;

interface ExportOptions {
  readonly store: string;
  readonly log: (typeof logs)[number];
  readonly from: number;
  readonly to: number;
  readonly out?: string;
}

/** `bot store export`: a log as JSON lines. */
export function storeExportCommand(surroundings: CommandSurroundings): Command {
  const command = new Command('export')
    .description('Write a log as JSON lines, oldest first. What looks like a secret is hidden. The bot may be running.')
    .addOption(storeOption('folder of the logs').makeOptionMandatory())
    .addOption(
      new Option('--log <name>', 'which log; inputs are what the decisions saw').choices(logs).default('events'),
    )
    .option('--from <seq>', 'the first event, or the inputs after it', wholeNumber, 1)
    .addOption(
      new Option('--to <seq>', 'the last one').argParser(wholeNumber).default(Number.MAX_SAFE_INTEGER, 'all there are'),
    )
    .option('--out <file>', 'write to a file, whole or not at all, in place of stdout')
    .action(async (options: ExportOptions) => surroundings.finish(await exportLog(options)));
  addOutputOptions(command);
  return addExamples(command, [
    ['bot store export --store ./paper --out events.jsonl', 'every event, one a line'],
    ['bot store export --store ./paper --from 100 --to 200', 'a part of them, on stdout'],
    ['bot store export --store ./paper --log inputs --out inputs.jsonl', 'what every decision saw'],
  ]);
}

async function exportLog(options: ExportOptions): Promise<Outcome> {
  const { log, out, from, to } = options;
  const store = openSqliteEventStore({
    path: runFolder(options.store)[log === 'venue' ? 'venue' : 'bot'],
    readOnly: true,
  });
  try {
    const lines = log === 'inputs' ? inputLines(options) : eventLines(store.read(from - 1), to);
    if (out === undefined) {
      const held = [...lines];
      return {
        data: { log, count: held.length, lines: held },
        text: held.map((line) => JSON.stringify(line)).join('\n'),
      };
    }
    const written = writeLines(out, lines);
    return { data: { log, ...written }, text: `${written.count} lines in ${written.path}` };
  } finally {
    await store.close();
  }
}

function* eventLines(events: Iterable<object & { readonly seq: number }>, to: number): Iterable<JsonValue> {
  for (const event of events) {
    if (event.seq > to) return;
    yield redactJson(event as unknown as JsonValue);
  }
}

/** Those that led to the events that were asked for, and the quiet ones between them. */
function* inputLines({ store, from, to }: ExportOptions): Iterable<JsonValue> {
  for (const record of readInputs(runFolder(store).inputs)) {
    const { afterSeq, events } = record;
    if (afterSeq + events >= from && afterSeq < to) yield redactJson(record as unknown as JsonValue);
  }
}

function wholeNumber(text: string): number {
  if (!/^[1-9]\d{0,14}$/.test(text)) throw new InvalidArgumentError('It must be the number of an event: 1, 2, 3 …');
  return Number(text);
}
