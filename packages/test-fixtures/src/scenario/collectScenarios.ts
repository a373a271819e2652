import type { Layer } from '@bot/simulation';
import type { DefinedScenario } from './definedScenario';
import type { ScenarioCard } from './scenarioCard';

let collected: DefinedScenario[] | null = null;

/** Takes the scenario when somebody collects; false when it is to be handed to the test runner. */
export function wasCollected(scenario: DefinedScenario): boolean {
  collected?.push(scenario);
  return collected !== null;
}

/** What `define` defines, with nothing run and no test runner needed. */
export function collectDefined(define: (layer: Layer) => void, layer: Layer): readonly DefinedScenario[] {
  const outer = collected;
  const own: DefinedScenario[] = [];
  collected = own;
  try {
    define(layer);
  } finally {
    collected = outer;
  }
  return own;
}

/** The cards of a suite, for catalogues: `collectScenarios(define, inMemoryLayer())`. */
export const collectScenarios = (define: (layer: Layer) => void, layer: Layer): readonly ScenarioCard[] =>
  collectDefined(define, layer).map(({ card }) => card);
