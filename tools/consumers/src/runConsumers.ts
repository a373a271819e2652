import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Consumer } from './consumers';
import { countsText, oneFailure, sumOf, type Counts } from './counts';
import { install } from './install';
import { helpText, readOptions } from './options';
import { prepare } from './prepare';
import type { Surroundings } from './surroundings';

interface Outcome extends Counts {
  readonly name: string;
  readonly ok: boolean;
  readonly output: string;
}

/** What it found, for the caller to print; it is well when every consumer is. */
export interface ConsumersRun {
  readonly ok: boolean;
  readonly text: string;
}

/**
 * The command `consumers`. Its counts are left where those of all tests are summed.
 * @throws Error with a sentence for the user, or with the output of npm
 */
export function runConsumers(args: readonly string[], surroundings: Surroundings): ConsumersRun {
  const { chosen, keeps, asJson, wantsHelp } = readOptions(args);
  if (wantsHelp) return { ok: true, text: helpText() };

  const templates = join(surroundings.root, 'tools/consumers/templates');
  const folder = mkdtempSync(join(tmpdir(), 'consumers-'));
  try {
    install(folder, surroundings);
    const outcomes = chosen.map((consumer) => {
      prepare(consumer, templates, folder);
      return outcomeOf(consumer, folder, surroundings);
    });
    leaveCounts(templates, outcomes);
    const ok = outcomes.every((outcome) => outcome.ok);
    return { ok, text: asJson ? `${JSON.stringify({ ok, consumers: outcomes }, null, 2)}\n` : report(outcomes) };
  } finally {
    if (keeps) surroundings.progress(`left in ${folder}`);
    else rmSync(folder, { recursive: true });
  }
}

/** A consumer that runs no test is not well, whatever its runner says. */
function outcomeOf({ name, runs, results }: Consumer, folder: string, { run, progress }: Surroundings): Outcome {
  const own = join(folder, name);
  const failed = runs.map((args) => run(process.execPath, args, own)).find(({ ok }) => !ok);
  const file = join(own, results.file);
  const found = existsSync(file) ? results.read(readFileSync(file, 'utf8')) : oneFailure;
  const counts = failed !== undefined && found.failed === 0 ? { ...found, failed: 1 } : found;
  const ok = counts.failed === 0 && counts.passed > 0;
  progress(`${name}: ${countsText(counts)}`);
  return { name, ok, ...counts, output: ok ? '' : (failed?.output ?? 'No test was run.') };
}

function leaveCounts(templates: string, outcomes: readonly Outcome[]): void {
  mkdirSync(join(templates, 'test-results'), { recursive: true });
  writeFileSync(join(templates, 'test-results/counts.json'), `${JSON.stringify(sumOf(outcomes))}\n`);
}

function report(outcomes: readonly Outcome[]): string {
  const lines = outcomes.map((outcome) => {
    const line = `${outcome.ok ? 'good ' : 'WRONG'} ${outcome.name.padEnd(10)} ${countsText(outcome)}`;
    return outcome.ok ? line : `${line}\n\n${outcome.output.trim()}\n`;
  });
  return `${lines.join('\n')}\n`;
}
