import type { Trace } from '@bot/simulation';
import { messageOf } from '../errors/fixtureError';
import { fundedBroker } from '../presets/fundedBroker';
import { createWorld } from '../world/createWorld';
import { replayCommand } from '../world/worldSeed';
import type { DefinedScenario } from './definedScenario';
import { failureOf, failureReport } from './failureReport';
import { testNameOf } from './scenarioCard';
import { recordScenario } from './scenarioRecord';
import { createVerifier } from './verifier';

export interface ScenarioRun {
  /** The same for the same seed, layer, commit and major version of Node. */
  readonly traceHash: string;
  /** What happened, for a story of it. */
  readonly trace: Trace;
  /** What the bot did not offer to check: `INV-05 (journal)`. */
  readonly notEvaluated: readonly string[];
}

/**
 * Carries one scenario out in a world of its own.
 * @throws FixtureError ScenarioFailed with everything that is needed to understand and to repeat it
 */
export async function runScenario(scenario: DefinedScenario, assertionCount: () => number): Promise<ScenarioRun> {
  const { card, suite, startsBot, body } = scenario;
  const { bot, config, layer, seed, given = [fundedBroker()] } = suite;
  const world = createWorld({
    name: `${card.id} ${card.title}`,
    layer,
    startsBot,
    ...(bot === undefined ? {} : { bot }),
    ...(config === undefined ? {} : { config }),
    ...(seed === undefined ? {} : { seed }),
  });
  const verifier = createVerifier(card.verifies, assertionCount);
  const errors: unknown[] = [];
  const attempt = async (step: () => Promise<void> | void): Promise<void> => {
    try {
      await step();
    } catch (error) {
      // A broken invariant stays broken: it is told once.
      if (!errors.some((known) => messageOf(known) === messageOf(error))) errors.push(error);
    }
  };

  await attempt(async () => {
    for (const { invariant, reason } of card.allows) world.allow(invariant, reason);
    await world.given(...given);
    await body?.({ world, venue: world.venue, bot: world.bot, verify: verifier.verify });
    verifier.finish();
  });
  await attempt(() => world.close());

  const failed = {
    ...{ id: card.id, title: card.title, layer: card.layer, seed: world.seed, trace: world.trace, errors },
    replay: replayCommand(world.rootSeed, card.id),
    sentence: verifier.failedSentence,
  };
  const failure = errors.length === 0 ? null : failureOf(failed);
  recordScenario({ test: testNameOf(card), seed: world.seed, proven: verifier.proven, notProven: [], failure });
  if (failure !== null) throw failureReport(failed, failure);
  return { traceHash: world.trace.hash(), trace: world.trace, notEvaluated: world.notEvaluated };
}
