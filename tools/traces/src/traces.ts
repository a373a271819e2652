import { compare, type Finding } from './compare';
import { helpText, readOptions } from './options';
import type { Outcome } from './pass';

/** What the command needs from outside. */
export interface Surroundings {
  /** The suites in memory, by name. */
  readonly suites: readonly string[];
  /** Carries these suites out in a process of its own; tells each outcome when it is there. */
  carryOut(suites: readonly string[], orderSeed: string, tell: () => void): Promise<readonly Outcome[]>;
  /** Says how far it is, while it works: how many scenarios have been carried out. */
  progress(done: number): void;
  newSeed(): string;
}

export interface Answer {
  readonly ok: boolean;
  readonly text: string;
}

/**
 * The command `traces`.
 * @throws Error with a sentence for the user
 */
export async function traces(
  args: readonly string[],
  { suites, carryOut, progress, newSeed }: Surroundings,
): Promise<Answer> {
  const options = readOptions(args);
  if (options.wantsHelp) return { ok: true, text: helpText(suites) };
  const chosen = options.suites ?? suites;
  const unknown = chosen.filter((name) => !suites.includes(name));
  if (unknown.length > 0) {
    throw new Error(`There is no suite in memory named ${unknown.join(', ')}; there are: ${suites.join(', ')}.`);
  }
  const order = options.order ?? newSeed();
  let done = 0;
  const tell = (): void => progress(++done);
  const carriedOut = (pass: string): Promise<readonly Outcome[]> => carryOut(chosen, `${order}/${pass}`, tell);
  const [first, second] = await Promise.all([carriedOut('first'), carriedOut('second')]);
  const findings = compare(first, second);
  const scenarios = first.length;
  return {
    // Nothing carried out is nothing shown.
    ok: findings.length === 0 && scenarios > 0,
    text: options.asJson
      ? `${JSON.stringify({ order, scenarios, findings }, null, 2)}\n`
      : report(order, scenarios, findings),
  };
}

const meanings: Readonly<Record<Finding['kind'], string>> = {
  TookAnotherCourse: 'took another course',
  FailedInThisOrder: 'failed in this order',
  RanOnce: 'ran only once',
};

function report(order: string, scenarios: number, findings: readonly Finding[]): string {
  const told = findings.map(({ name, kind, text }) => `✗ ${name} ${meanings[kind]}\n\n${text}\n\n`).join('');
  const sum =
    findings.length === 0
      ? `${scenarios} scenarios, carried out twice in other orders, took the same course.`
      : `${findings.length} of ${scenarios} scenarios did not take the same course twice.`;
  return `${told}${sum} Repeat the orders: npm run traces -- --order ${order}\n`;
}
