import type { LayerName } from '@bot/simulation';
import type { InvariantId } from '../invariants/invariants';

/** What a scenario says of itself: data for catalogues, known without running anything. */
export interface ScenarioCard {
  /** `TL-01`: stable, never used again. */
  readonly id: string;
  readonly title: string;
  /** What it proves, one sentence each. */
  readonly verifies: readonly string[];
  readonly tags: readonly string[];
  readonly layer: LayerName;
  /** Why it makes no sense on other layers; absent where it may run on others, too. */
  readonly onlyHere?: string;
  readonly status: 'Ready' | 'Todo' | 'Skipped';
  /** Why it is not ready. */
  readonly reason: string | null;
  /** Invariants that it opted out of, with the reason. */
  readonly allows: readonly { readonly invariant: InvariantId; readonly reason: string }[];
}

/** The name of its test: id and title, the layer where that is not the usual one, and why it does not pass yet. */
export function testNameOf({ id, title, layer, status, reason }: ScenarioCard): string {
  const over = layer === 'S' || layer === 'P' ? '' : `, over ${layer}`;
  return `${id} ${title}${over}${status === 'Ready' ? '' : ` (${status.toLowerCase()}: ${String(reason)})`}`;
}
