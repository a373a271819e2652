/** What was found: all that is needed to see it again. */
export interface FuzzFinding {
  readonly number: number;
  readonly what: string;
  readonly problem: string;
  readonly bytes: readonly Buffer[];
}

/** What it was, with the bytes as base64, and how to see it again. */
export const textOf = ({ number, what, problem, bytes }: FuzzFinding, seed: string): string =>
  [
    `Case ${number}, ${what}: ${problem}`,
    ...bytes.map((each) => `  ${each.toString('base64')}  ${JSON.stringify(each.toString('latin1'))}`),
    `Again: npm run fuzz -- --seed ${seed} --from ${number} --runs 1\n`,
  ].join('\n');
