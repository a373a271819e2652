import type { Layer } from '@bot/simulation';
import { collectDefined } from '../scenario/collectScenarios';
import { runScenario } from '../scenario/runScenario';
import type { Runner } from '../scenario/runner';
import type { DefinedScenario } from '../scenario/definedScenario';
import { processScenariosFor } from '../scenario/processScenarios';
import { scenariosFor } from '../scenario/scenarios';
import { FixtureError } from '../errors/fixtureError';
import { jestGlobals } from './jestGlobals';
import { noteNotEvaluated } from './notEvaluated';

const runner: Runner = {
  test: (name, run) => jestGlobals().test(name, run),
  skip: (name, run) => jestGlobals().test.skip(name, run),
  todo: (name) => jestGlobals().test.todo(name),
  assertionCount: () => jestGlobals().expect.getState().assertionCalls,
  notEvaluated: noteNotEvaluated,
  notProven: (text) => void process.stderr.write(`${text}\n`),
};

/** Scenarios as tests of Jest: `const scenario = scenarios({ bot, config, layer })`. */
export const scenarios = scenariosFor(runner);

/** Scenarios about real processes and files, as tests of Jest. */
export const processScenario = processScenariosFor(runner);

/** A test that carries one scenario out twice and compares everything that happened. */
export function runsTheSameTwice(define: (layer: Layer) => void, createLayer: () => Layer, id: string): void {
  jestGlobals().test(`${id} runs the same twice`, async () => {
    const hashOfRun = async (): Promise<string> => {
      const scenario = collectDefined(define, createLayer()).find(
        (each): each is DefinedScenario => each.card.id === id && 'suite' in each,
      );
      if (scenario === undefined) {
        throw new FixtureError('ScenarioFailed', { happened: `There is no scenario ${id}.` });
      }
      return (await runScenario(scenario, runner.assertionCount)).traceHash;
    };
    const [first, second] = [await hashOfRun(), await hashOfRun()];
    if (first !== second) {
      throw new FixtureError('ScenarioFailed', { happened: `${id} took another course: ${first} and ${second}.` });
    }
  });
}
