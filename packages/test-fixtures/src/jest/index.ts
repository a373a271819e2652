// For tests of Jest: importing this entry adds the matchers to `expect`
export { createWorld } from './createWorld';
export { processScenario, runsTheSameTwice, scenarios } from './scenarios';
export { registerMatchers } from './registerMatchers';
export type { FixtureMatchers } from './matcherTypes';
