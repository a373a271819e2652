import type { BotUnderTestFactory } from '@bot/simulation';
import { FixtureError } from '../errors/fixtureError';
import type { InvariantId } from '../invariants/invariants';
import { configWith, type ConfigChanges } from '../presets/configWith';
import { scenarioConfig } from '../presets/scenarioConfig';
import type { Preset } from '../world/world';
import { wasCollected } from './collectScenarios';
import type { DefinedScenario, ScenarioBody, ScenarioSuite } from './definedScenario';
import type { Runner } from './runner';
import { runScenario } from './runScenario';
import { testNameOf, type ScenarioCard } from './scenarioCard';

export interface ScenarioOptions<Sentence extends string> {
  readonly verifies: readonly Sentence[];
  readonly tags?: readonly string[];
  /** Why it makes no sense on other layers: `There are no certificates in memory.` The catalogue shows it. */
  readonly onlyHere?: string;
  /** Default: true, the bot starts with the first step of time. False: the scenario starts it. */
  readonly start?: boolean;
}

export interface PostponedOptions extends Omit<ScenarioOptions<string>, 'start'> {
  /** Why it is not run. */
  readonly reason: string;
}

/** What a block of scenarios has different from its suite. */
export interface SuiteChanges {
  readonly config?: ConfigChanges;
  readonly seed?: string;
  readonly bot?: BotUnderTestFactory;
  readonly given?: readonly Preset[];
}

export interface Scenario {
  /** `scenario('TL-01', 'BUY signal → order → fill → position', { verifies: […] }, async ({ world, bot, venue, verify }) => …)` */
  <const Sentence extends string>(
    id: string,
    title: string,
    options: ScenarioOptions<Sentence>,
    body: ScenarioBody<Sentence>,
  ): void;
  /** Still to be written. With a body that passes it asks to be promoted. */
  todo(id: string, title: string, options: PostponedOptions, body?: ScenarioBody<string>): void;
  skip(id: string, title: string, options: PostponedOptions, body?: ScenarioBody<string>): void;
  /** The same, but one invariant is not checked, for a reason. */
  allow(invariant: InvariantId, reason: string): Scenario;
  /** The same, with some of the suite changed. */
  use(changes: SuiteChanges): Scenario;
}

/** Binds scenarios to a test runner. The suites of one runner are made with what this returns. */
export const scenariosFor =
  (runner: Runner) =>
  (suite: ScenarioSuite): Scenario =>
    createScenario(runner, suite, []);

function createScenario(runner: Runner, suite: ScenarioSuite, allows: ScenarioCard['allows']): Scenario {
  function define(
    text: Pick<ScenarioCard, 'id' | 'title' | 'status' | 'reason'>,
    { verifies, tags = [], onlyHere, start = true }: ScenarioOptions<string>,
    body: ScenarioBody<string> | undefined,
  ): void {
    if (suite.ids !== undefined && !suite.ids.includes(text.id)) return;
    const where = { layer: suite.layer.name, ...(onlyHere !== undefined && { onlyHere }) };
    const card: ScenarioCard = { ...text, verifies, tags, ...where, allows };
    const scenario: DefinedScenario = { card, suite, startsBot: start, body };
    if (!wasCollected(scenario)) register(runner, scenario);
  }

  const scenario = (id: string, title: string, options: ScenarioOptions<string>, body: ScenarioBody<string>): void =>
    define({ id, title, status: 'Ready', reason: null }, options, body);

  return Object.assign(scenario, {
    todo: (id: string, title: string, { reason, ...options }: PostponedOptions, body?: ScenarioBody<string>) =>
      define({ id, title, status: 'Todo', reason }, options, body),
    skip: (id: string, title: string, { reason, ...options }: PostponedOptions, body?: ScenarioBody<string>) =>
      define({ id, title, status: 'Skipped', reason }, options, body),
    allow: (invariant: InvariantId, reason: string) =>
      createScenario(runner, suite, [...allows, { invariant, reason }]),
    use: ({ config, ...changes }: SuiteChanges) =>
      createScenario(
        runner,
        {
          ...suite,
          ...changes,
          ...(config === undefined ? {} : { config: configWith(suite.config ?? scenarioConfig, config) }),
        },
        allows,
      ),
  }) as Scenario;
}

/** One test for each scenario. */
function register(runner: Runner, scenario: DefinedScenario): void {
  const { card, body } = scenario;
  const name = testNameOf(card);
  const run = async (): Promise<void> => {
    const { notEvaluated } = await runScenario(scenario, runner.assertionCount);
    runner.notEvaluated?.(notEvaluated);
  };
  switch (card.status) {
    case 'Ready':
      return runner.test(name, run);
    case 'Skipped':
      return runner.skip(name, run);
    case 'Todo':
      if (body === undefined) return runner.todo(name);
      return runner.test(name, () => mustStillFail(`${card.id} ${card.title}`, run));
  }
}

async function mustStillFail(name: string, run: () => Promise<void>): Promise<void> {
  const failed = await run().then(
    () => false,
    () => true,
  );
  if (failed) return;
  throw new FixtureError('ScenarioFailed', {
    happened: `${name} passes now.`,
    toDo: 'Write `scenario` in place of `scenario.todo`.',
  });
}
