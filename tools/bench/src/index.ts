export { benchmarks } from './benchmarks';
export { runBench } from './running/runBench';
