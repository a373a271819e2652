import type { Layer } from '@bot/simulation';
import type { DefinedScenario } from './definedScenario';
import type { ScenarioCard } from './scenarioCard';

/** What a catalogue needs; a scenario that is carried out in a world has more. */
type Collected = Pick<DefinedScenario, 'card'> | DefinedScenario;

let collected: Collected[] | null = null;

/** Takes the scenario when somebody collects; false when it is to be handed to the test runner. */
export function wasCollected(scenario: Collected): boolean {
  collected?.push(scenario);
  return collected !== null;
}

/** What `define` defines, with nothing run and no test runner needed. */
export function collectDefined(define: (layer: Layer) => void, layer: Layer): readonly Collected[] {
  const outer = collected;
  const own: Collected[] = [];
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
