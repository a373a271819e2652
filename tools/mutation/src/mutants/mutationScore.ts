/** What became of one mutant, as Stryker tells it. */
export interface MutantOutcome {
  readonly status: string;
  readonly fileName: string;
  readonly mutatorName: string;
  /** Lines from 1. */
  readonly location: { readonly start: { readonly line: number } };
  readonly replacement?: string | undefined;
}

export interface MutationScore {
  /** In percent; null where nothing was mutated, which says nothing of the tests. */
  readonly score: number | null;
  readonly killed: number;
  readonly survived: number;
  /** Of code that no test runs. They count as survived. */
  readonly uncovered: number;
  /** Not tried: changing them would need a new process each. */
  readonly ignored: number;
  /** `file:line mutator → replacement` of those that nobody noticed. */
  readonly survivors: readonly string[];
}

/** A mutant that never comes to its end was noticed, too. Worked example: 80 killed, 5 timed out, 15 survived → 85. */
export function mutationScore(outcomes: readonly MutantOutcome[]): MutationScore {
  const withStatus = (...statuses: readonly string[]) => outcomes.filter(({ status }) => statuses.includes(status));
  const killed = withStatus('Killed', 'Timeout').length;
  const [survived, uncovered] = [withStatus('Survived'), withStatus('NoCoverage')];
  const judged = killed + survived.length + uncovered.length;
  return {
    score: judged === 0 ? null : (100 * killed) / judged,
    killed,
    survived: survived.length,
    uncovered: uncovered.length,
    ignored: withStatus('Ignored').length,
    survivors: [...survived, ...uncovered].map(placeOf).sort(),
  };
}

const placeOf = ({ fileName, location, mutatorName, replacement }: MutantOutcome): string =>
  `${fileName}:${location.start.line} ${mutatorName} → ${String(replacement).replace(/\s+/g, ' ').slice(0, 60)}`;
