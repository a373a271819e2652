import type { Layer, Trace } from '@bot/simulation';
import { FixtureError } from '../errors/fixtureError';
import { brokenText } from '../invariants/invariants';
import { sameCourse } from '../invariants/sameCourse';
import { collectDefined } from '../scenario/collectScenarios';
import type { DefinedScenario } from '../scenario/definedScenario';
import type { Runner } from '../scenario/runner';
import { runScenario } from '../scenario/runScenario';

/** Makes the test that carries one scenario out twice and compares everything that happened. */
export const runsTheSameTwiceFor =
  ({ test, assertionCount }: Runner) =>
  (define: (layer: Layer) => void, createLayer: () => Layer, id: string): void =>
    test(`${id} runs the same twice`, async () => {
      const traceOfRun = async (): Promise<Trace> => {
        const scenario = collectDefined(define, createLayer()).find(
          (each): each is DefinedScenario => each.card.id === id && 'suite' in each,
        );
        if (scenario === undefined) {
          throw new FixtureError('ScenarioFailed', { happened: `There is no scenario ${id}.` });
        }
        return (await runScenario(scenario, assertionCount)).trace;
      };
      const parting = sameCourse(await traceOfRun(), await traceOfRun());
      if (parting === null) return;
      throw new FixtureError('InvariantBroken', { happened: `${id} took another course. ${brokenText(parting)}` });
    });
