import type { ScenarioCard } from '@bot/test-fixtures';

/** A suite as it is found in its folder, with what its scenarios say of themselves. */
export interface Suite {
  readonly topic: string;
  readonly layer: ScenarioCard['layer'];
  /** Its folder, from the root of the workspace. */
  readonly folder: string;
  /** What is true of all its scenarios, as tags are of one. */
  readonly markers: readonly string[];
  readonly files: readonly string[];
  readonly cards: readonly Omit<ScenarioCard, 'allows' | 'layer'>[];
}
