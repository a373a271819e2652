import { relative } from 'node:path';
import { modules, type MutatedModule } from './modules';
import { mutationScore, type MutantOutcome, type MutationScore } from './mutationScore';
import { helpText, readOptions, type MutateOptions } from './options';
import { strykerOptions } from './strykerOptions';

/** What the command needs from outside. */
export interface Surroundings {
  /** From the root of the workspace. */
  mutate(options: ReturnType<typeof strykerOptions>): Promise<readonly MutantOutcome[]>;
  /** Says how far it is, while it works. */
  progress(line: string): void;
  readonly root: string;
}

/**
 * The command `mutate`: one module after the other.
 * @returns what to print, and whether every module has reached its goal
 * @throws Error with a sentence for the user
 */
export async function runMutate(
  args: readonly string[],
  surroundings: Surroundings,
): Promise<{ readonly text: string; readonly ok: boolean }> {
  const options = readOptions(args);
  if (options.wantsHelp) return { text: helpText(), ok: true };
  const scores: ScoredModule[] = [];
  for (const name of options.only ?? Object.keys(modules)) {
    scores.push(await scored(name, modules[name] as MutatedModule, options, surroundings));
  }
  const ok = scores.every(hasReachedItsGoal);
  return { text: `${options.asJson ? JSON.stringify(scores, null, 2) : text(scores)}\n`, ok };
}

const hasReachedItsGoal = ({ score, goal }: ScoredModule): boolean => score !== null && score >= goal;

interface ScoredModule extends MutationScore {
  readonly module: string;
  readonly goal: number;
}

async function scored(
  name: string,
  module: MutatedModule,
  { jobs }: MutateOptions,
  { mutate, progress, root }: Surroundings,
): Promise<ScoredModule> {
  progress(`${name}: ${module.project}/${module.sources}`);
  const outcomes = await mutate(strykerOptions(name, module, { jobs }));
  const named = outcomes.map((outcome) => ({ ...outcome, fileName: relative(root, outcome.fileName) }));
  return { module: name, goal: module.goal, ...mutationScore(named) };
}

const text = (scores: readonly ScoredModule[]): string =>
  scores
    .flatMap((scored) => [...scored.survivors.map((survivor) => `  ${survivor}`), `${scored.module}: ${said(scored)}`])
    .join('\n');

function said(scored: ScoredModule): string {
  const { score, goal, killed, survived, uncovered, ignored } = scored;
  if (score === null) return `nothing was mutated, ${ignored} not tried, MISSED`;
  return (
    `${score.toFixed(1)} % (at least ${goal} %${hasReachedItsGoal(scored) ? '' : ', MISSED'}): ` +
    `${killed} killed, ${survived} survived, ${uncovered} in code that no test runs, ${ignored} not tried`
  );
}
