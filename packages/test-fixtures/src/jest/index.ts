// For tests of Jest: importing this entry adds the matchers to `expect`
export { createWorld, processScenario, runsTheSameTwice, scenarios } from './bound';
export { registerMatchers } from './registerMatchers';
export type { JestMatchers as FixtureMatchers } from './jestMatchers';
