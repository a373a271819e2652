/** Invariants that could not be checked, since a bot does not offer what it takes. Told once, at the end of the test file. */
export interface NotEvaluated {
  readonly note: (invariants: readonly string[]) => void;
  readonly tell: () => void;
}

export function createNotEvaluated(): NotEvaluated {
  const noted = new Set<string>();
  return {
    note: (invariants) => invariants.forEach((each) => noted.add(each)),
    tell() {
      if (noted.size === 0) return;
      process.stderr.write(`Not evaluated, for lack of the bot's journal and snapshot: ${[...noted].join(', ')}\n`);
      noted.clear();
    },
  };
}
