export { HELP, readOptions } from './options';
export { writeDocs } from './writeDocs';
export { readSuites, type SuitePackage } from './scenarios/readSuites';
export type { Suite } from './scenarios/suite';
