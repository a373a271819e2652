/** Of what Stryker tells its reporters, what is told on. */
interface Plan {
  readonly mutantPlans: readonly { readonly plan: string }[];
}
interface Tested {
  readonly status: string;
}

/** A line is said for so many mutants. */
const EACH = 25;

/** Says on stderr how far a run is: stdout has its result alone. */
export class ProgressReporter {
  private planned = 0;
  private tested = 0;
  private survived = 0;

  onMutationTestingPlanReady({ mutantPlans }: Plan): void {
    this.planned = mutantPlans.filter(({ plan }) => plan === 'Run').length;
    process.stderr.write(`  ${this.planned} mutants to be tried\n`);
  }

  onMutantTested({ status }: Tested): void {
    // Those that need no run are told, too.
    if (!['Killed', 'Survived', 'Timeout', 'RuntimeError'].includes(status)) return;
    this.tested += 1;
    if (status === 'Survived') this.survived += 1;
    if (this.tested % EACH !== 0 && this.tested !== this.planned) return;
    process.stderr.write(`  ${this.tested} of ${this.planned} tried, ${this.survived} have survived\n`);
  }
}

/** Where Stryker looks for what a file brings. */
export const strykerPlugins = [{ kind: 'Reporter', name: 'progress-on-stderr', injectableClass: ProgressReporter }];
