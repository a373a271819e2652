import { AsyncLocalStorage } from 'node:async_hooks';

/** What every run starts from when nobody says otherwise. */
const ROOT_SEED = 'bot';

/** The root of all seeds of a run. The environment wins, so that a run can be repeated as its report says. */
export const rootSeed = (own: string = ROOT_SEED): string => process.env['SIM_SEED'] ?? own;

/** Its own for each test, so that order, parallelism and running only one of them change nothing. */
export const seedFor = (root: string, testName: string): string => `${root}/${testName}`;

const commandOfScenario = new AsyncLocalStorage<string>();

/** @param command how the runner that carries a scenario out is told to carry out tests of a name, which follows: `npx jest -t` */
export const asScenarioOf = <T>(command: string, run: () => T): T => commandOfScenario.run(command, run);

/**
 * The command that repeats one test. Inside Nx it names the project that is running. A tool that runs tests says in SIM_REPLAY how
 * it repeats one, with `{seed}` and `{test}` where they belong.
 * Worked example: `SIM_SEED=bot npx nx test trading-lifecycle -t "TL-01"`.
 * @param command that of the test runner
 */
export function replayCommand(
  root: string,
  testPattern: string,
  command: string = commandOfScenario.getStore() ?? 'npx jest -t',
): string {
  const seed = shellWord(root);
  const own = process.env['SIM_REPLAY'];
  if (own !== undefined) return own.replaceAll('{seed}', () => seed).replaceAll('{test}', () => shellWord(testPattern));
  const project = process.env['NX_TASK_TARGET_PROJECT'];
  return `SIM_SEED=${seed} ${project === undefined ? command : `npx nx test ${project} -t`} ${quoted(testPattern)}`;
}

/** What a failed check says of how to come to the same again; null in a scenario, of which the report says it. */
export function repeatText(seed: string, replay: string | undefined): string | null {
  if (commandOfScenario.getStore() !== undefined) return null;
  return [`seed:     ${seed}`, ...(replay === undefined ? [] : [`replay:   ${replay}`])].join('\n');
}

/** Worked example: `bot` stays as it is, and `my seed` becomes `'my seed'`. */
const shellWord = (text: string): string => (/^[\w%+,./:=@-]+$/.test(text) ? text : asItIs(text));

/** In double quotes, unless a shell would read something in them. */
const quoted = (text: string): string => (/["$`\\!]/.test(text) ? asItIs(text) : `"${text}"`);

const asItIs = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`;
