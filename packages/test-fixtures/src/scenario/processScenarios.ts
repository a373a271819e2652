import { replayCommand, rootSeed, seedFor } from '../world/worldSeed';
import { wasCollected } from './collectScenarios';
import { failureOf, failureReport, type FailedScenario, type Failure } from './failureReport';
import type { Runner } from './runner';
import { testNameOf, type ScenarioCard } from './scenarioCard';
import { recordScenario, type ScenarioRecord } from './scenarioRecord';
import type { PostponedOptions, ScenarioOptions } from './scenarios';
import { createVerifier, type Verify } from './verifier';

export interface ProcessTools<Sentence extends string> {
  readonly verify: Verify<Sentence>;
  /** Its own for each scenario. The environment variable SIM_SEED decides its root. */
  readonly seed: string;
  /** Leaves a sentence unproven, since this machine does not allow it. It is told, whatever becomes of the scenario. */
  readonly cannot: (sentence: Sentence, reason: string) => void;
}

export type ProcessBody<Sentence extends string> = (tools: ProcessTools<Sentence>) => Promise<void> | void;

export interface ProcessScenario {
  <const Sentence extends string>(
    id: string,
    title: string,
    options: Omit<ScenarioOptions<Sentence>, 'start'>,
    body: ProcessBody<Sentence>,
  ): void;
  /** What this machine does not allow, with the reason. */
  skip(id: string, title: string, options: PostponedOptions): void;
}

/**
 * Scenarios of layer P, about real processes and real files: no world of ours holds them, so they bring everything with them.
 * Their sentences are ticked and listed like those of all others.
 */
export function processScenariosFor(runner: Runner): ProcessScenario {
  function scenario(
    id: string,
    title: string,
    { verifies, tags = [], onlyHere }: ScenarioOptions<string>,
    body: ProcessBody<string>,
  ): void {
    const where = onlyHere === undefined ? {} : { onlyHere };
    const card = cardOf({ id, title, verifies, tags, status: 'Ready', reason: null, ...where });
    if (!wasCollected({ card })) runner.test(testNameOf(card), () => run(card, body, runner));
  }

  return Object.assign(scenario, {
    skip(id: string, title: string, { verifies, tags = [], reason }: PostponedOptions) {
      const card = cardOf({ id, title, verifies, tags, status: 'Skipped', reason });
      if (!wasCollected({ card })) runner.skip(testNameOf(card), () => Promise.resolve());
    },
  });
}

const cardOf = (text: Omit<ScenarioCard, 'layer' | 'allows'>): ScenarioCard => ({ ...text, layer: 'P', allows: [] });

async function run(card: ScenarioCard, body: ProcessBody<string>, runner: Runner): Promise<void> {
  const { id, title, layer, verifies } = card;
  const verifier = createVerifier(verifies, () => runner.assertionCount());
  const seed = seedFor(rootSeed(), `${id} ${title}`);
  const notProven: ScenarioRecord['notProven'][number][] = [];
  const cannot = (sentence: string, reason: string): void => {
    verifier.excuse(sentence);
    notProven.push({ sentence, reason });
    runner.notProven?.(`Not proven on this machine: ${id} "${sentence}": ${reason}`);
  };
  const record = (failure: Failure | null): void =>
    recordScenario({ test: testNameOf(card), seed, proven: verifier.proven, notProven, failure });
  try {
    await body({ verify: verifier.verify, seed, cannot });
    verifier.finish();
    record(null);
  } catch (error) {
    const failed: FailedScenario = {
      ...{ id, title, layer, seed, trace: null, errors: [error] },
      ...{ replay: replayCommand(rootSeed(), id), sentence: verifier.failedSentence },
    };
    const failure = failureOf(failed);
    record(failure);
    throw failureReport(failed, failure);
  }
}
