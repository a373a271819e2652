import type { Layer } from '@bot/simulation';
import { collectDefined } from './collectScenarios';
import { runScenario, type ScenarioRun } from './runScenario';
import type { ScenarioCard } from './scenarioCard';

/** A scenario to be carried out when somebody asks for it. */
export interface RunnableScenario {
  readonly card: ScenarioCard;
  /**
   * @param assertionCount how many assertions have been made so far: a check that adds none proves nothing
   * @throws FixtureError ScenarioFailed
   */
  readonly run: (assertionCount: () => number) => Promise<ScenarioRun>;
}

/** The scenarios of a suite that are ready and take place in a world, for those who carry them out without a test runner. */
export const runnableScenarios = (define: (layer: Layer) => void, layer: Layer): readonly RunnableScenario[] =>
  collectDefined(define, layer).flatMap((scenario) =>
    'suite' in scenario && scenario.card.status === 'Ready'
      ? [{ card: scenario.card, run: (assertionCount) => runScenario(scenario, assertionCount) }]
      : [],
  );
