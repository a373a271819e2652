import type { Suite } from '@bot/docs';
import type { Options } from './options';
import { readTagExpression } from './tagExpression';
import { UsageError } from './usageError';

/** Longer than this is slow. */
export const SLOW_MS = 1_000;
export const SLOW_TAG = 'slow';

/** A scenario as one suite tells it. */
export interface Chosen {
  readonly id: string;
  readonly title: string;
  readonly verifies: readonly string[];
  /** Its own, and the markers of its suite. */
  readonly tags: readonly string[];
  readonly status: 'Ready' | 'Todo' | 'Skipped';
  readonly reason: string | null;
}

export interface ChosenSuite {
  readonly name: string;
  readonly topic: string;
  readonly layer: string;
  /** From the root of the workspace. */
  readonly folder: string;
  readonly scenarios: readonly Chosen[];
}

type Wishes = Pick<Options, 'suites' | 'ids' | 'layers' | 'tag'>;

/**
 * The scenarios that are meant, by suite. Suites without any are left out.
 * @throws UsageError with everything that does not exist, and what there is instead
 */
export function choose(suites: readonly Suite[], wishes: Wishes): readonly ChosenSuite[] {
  const all = suites.map(told);
  const expression = wishes.tag === null ? null : readTagExpression(wishes.tag);
  const tags = distinct([SLOW_TAG, ...all.flatMap(({ scenarios }) => scenarios.flatMap((each) => each.tags))]);
  const problems = [
    ...unknown('--suite', wishes.suites, distinct(all.flatMap(({ name, topic }) => [name, topic]))),
    ...unknown('--layer', wishes.layers, distinct(all.map(({ layer }) => layer))),
    ...unknown('--tag', expression?.names ?? [], tags),
    ...unknown('--id', wishes.ids, distinct(all.flatMap(({ scenarios }) => scenarios.map(({ id }) => id)))),
  ];
  if (problems.length > 0) throw new UsageError(problems.join('\n'));

  const chosen = all
    .filter(
      ({ name, topic }) => wishes.suites.length === 0 || [name, topic].some((each) => wishes.suites.includes(each)),
    )
    .filter(({ layer }) => wishes.layers.length === 0 || wishes.layers.includes(layer))
    .map((suite) => ({
      ...suite,
      scenarios: suite.scenarios
        .filter(({ id }) => wishes.ids.length === 0 || wishes.ids.includes(id))
        .filter((each) => expression === null || expression.matches(new Set(each.tags))),
    }))
    .filter(({ scenarios }) => scenarios.length > 0);
  if (chosen.length === 0) throw new UsageError('No scenario is all of that at once. --list shows what there is.');
  return chosen;
}

const told = ({ topic, layer, folder, markers, cards }: Suite): ChosenSuite => ({
  ...{ name: folder.slice(folder.lastIndexOf('/') + 1), topic, layer, folder },
  scenarios: cards.map(({ id, title, verifies, tags, status, reason }) => ({
    ...{ id, title, verifies, status, reason },
    tags: distinct([...markers, ...tags]),
  })),
});

const unknown = (option: string, wished: readonly string[], known: readonly string[]): readonly string[] =>
  wished
    .filter((each) => !known.includes(each))
    .map((each) => `${option}: there is no "${each}", but ${joined(known)}.`);

/** Worked example: `['BE-01', 'BE-02', 'BE-03', 'TL-01']` is `BE-01 to BE-03, TL-01`. */
function joined(names: readonly string[]): string {
  const runs: { from: string; to: string }[] = [];
  for (const name of names) {
    const run = runs.at(-1);
    if (run !== undefined && name === nextId(run.to)) run.to = name;
    else runs.push({ from: name, to: name });
  }
  return runs.map(({ from, to }) => (from === to ? from : `${from} to ${to}`)).join(', ');
}

const nextId = (id: string): string => id.slice(0, 3) + String(Number(id.slice(3)) + 1).padStart(2, '0');

const distinct = (texts: readonly string[]): readonly string[] => [...new Set(texts)].sort();
