import type { Layer } from '@bot/simulation';
import { FixtureError } from '../errors/fixtureError';
import { collectDefined } from '../scenario/collectScenarios';
import type { DefinedScenario } from '../scenario/definedScenario';
import type { Runner } from '../scenario/runner';
import { runScenario } from '../scenario/runScenario';

/** Makes the test that carries one scenario out twice and compares everything that happened. */
export const runsTheSameTwiceFor =
  ({ test, assertionCount }: Runner) =>
  (define: (layer: Layer) => void, createLayer: () => Layer, id: string): void =>
    test(`${id} runs the same twice`, async () => {
      const hashOfRun = async (): Promise<string> => {
        const scenario = collectDefined(define, createLayer()).find(
          (each): each is DefinedScenario => each.card.id === id && 'suite' in each,
        );
        if (scenario === undefined) {
          throw new FixtureError('ScenarioFailed', { happened: `There is no scenario ${id}.` });
        }
        return (await runScenario(scenario, assertionCount)).traceHash;
      };
      const [first, second] = [await hashOfRun(), await hashOfRun()];
      if (first !== second) {
        throw new FixtureError('ScenarioFailed', { happened: `${id} took another course: ${first} and ${second}.` });
      }
    });
