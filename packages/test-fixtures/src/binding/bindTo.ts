import type { Runner } from '../scenario/runner';
import { processScenariosFor } from '../scenario/processScenarios';
import { scenariosFor } from '../scenario/scenarios';
import { asScenarioOf } from '../world/worldSeed';
import { createNotEvaluated } from './notEvaluated';
import { runsTheSameTwiceFor } from './runsTheSameTwice';
import type { TestRunner } from './testRunner';
import { worldsFor } from './worldsFor';

/** Worlds and scenarios for one test runner: what its entry exports. */
export function bindTo(testRunner: TestRunner) {
  const notEvaluated = createNotEvaluated();
  testRunner.afterAll(notEvaluated.tell);
  const runner: Runner = {
    ...testRunner,
    test: (name, run) => testRunner.test(name, () => asScenarioOf(testRunner.command, run)),
    notEvaluated: notEvaluated.note,
    notProven: (text) => void process.stderr.write(`${text}\n`),
  };
  return {
    /** A world for the running test: its seed comes from the test's full name, and it is closed after the test. */
    createWorld: worldsFor(testRunner, notEvaluated.note),
    /** Scenarios as tests: `const scenario = scenarios({ bot, config, layer })`. */
    scenarios: scenariosFor(runner),
    /** Scenarios about real processes and files, as tests. */
    processScenario: processScenariosFor(runner),
    /** A test that carries one scenario out twice and compares everything that happened. */
    runsTheSameTwice: runsTheSameTwiceFor(runner),
    /** Takes note of invariants that a world could not check. */
    noteNotEvaluated: notEvaluated.note,
  };
}
