import { stripVTControlCharacters } from 'node:util';
import type { ScenarioOutcome } from './suiteRun';

/** A scenario that noticed the bug. */
export interface Catch {
  readonly scenario: string;
  /** The sentence or the invariant that did not hold, or else what the scenario said first. */
  readonly said: string;
}

export interface Verdict {
  /** Once for each scenario. */
  readonly catches: readonly Catch[];
  /** Failures that prove nothing: the bug does not compile, or crashes what it was put into. */
  readonly crashes: readonly string[];
}

/** What JavaScript itself says: a bug that does so would be found by running anything at all. */
const CRASH =
  /The suite could not be run|SyntaxError|is not a function|is not defined|Cannot (read|set) propert|Cannot access '|Cannot find module|is not iterable/;

/** What the failures say of a bug. */
export function verdictOn(outcomes: readonly ScenarioOutcome[]): Verdict {
  const failed = outcomes.filter(({ passed }) => !passed);
  const crashes = failed.filter(({ report }) => CRASH.test(report));
  const catches = failed.filter((outcome) => !crashes.includes(outcome));
  const first = new Map<string, string>();
  for (const { scenario, report } of catches) if (!first.has(scenario)) first.set(scenario, saidBy(report));
  return {
    catches: [...first].map(([scenario, said]) => ({ scenario, said })),
    crashes: crashes.map(({ scenario, report }) => `${scenario}: ${saidBy(report)}`),
  };
}

/**
 * A report begins with the name of the scenario, then the sentence if one was being proven, then what did not hold.
 * An invariant is told rather than the sentence in whose time it broke.
 */
function saidBy(report: string): string {
  const lines = report.split('\n').map((line) => stripVTControlCharacters(line).trim());
  const invariant = lines.map((line) => /INV-\d+ [^:]*/.exec(line)?.[0]).find((text) => text !== undefined);
  const sentence = lines.find((line) => line.startsWith('✗ '))?.slice(2);
  return invariant ?? sentence ?? firstSentence(lines.slice(1).find((line) => line !== '') ?? lines.join(''));
}

/** Without the folders of this run, which no other run has. */
const firstSentence = (text: string): string => text.replace(/\/\S*\//g, '').replace(/\. .*$/, '');
