export { scenariosMain } from './command';
export { runSuite } from './running/runSuite';
