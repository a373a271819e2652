export { runMutate } from './mutants/runMutate';
export { caughtBugs, readResults, recordResults } from './zoo/results';
export { runZoo } from './zoo/runZoo';
export { outcomesIn, plantedRun } from './zoo/suiteRun';
