/** What every run starts from when nobody says otherwise. */
const ROOT_SEED = 'bot';

/** The root of all seeds of a run. The environment wins, so that a run can be repeated as its report says. */
export const rootSeed = (own: string = ROOT_SEED): string => process.env['SIM_SEED'] ?? own;

/** Its own for each test, so that order, parallelism and running only one of them change nothing. */
export const seedFor = (root: string, testName: string): string => `${root}/${testName}`;

/**
 * The command that repeats one test. Inside Nx it names the project that is running. A tool that runs tests says in SIM_REPLAY how
 * it repeats one, with `{seed}` and `{test}` where they belong.
 * Worked example: `SIM_SEED=bot npx nx test trading-lifecycle -t "TL-01"`.
 */
export function replayCommand(root: string, testPattern: string): string {
  const own = process.env['SIM_REPLAY'];
  if (own !== undefined) return own.replaceAll('{seed}', root).replaceAll('{test}', testPattern);
  const project = process.env['NX_TASK_TARGET_PROJECT'];
  const runner = project === undefined ? 'npx jest' : `npx nx test ${project}`;
  return `SIM_SEED=${root} ${runner} -t "${testPattern}"`;
}
