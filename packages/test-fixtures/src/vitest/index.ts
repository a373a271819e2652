// The same for those who require it: what Node requires may be an ES module from 22.12 on
export {
  createWorld,
  processScenario,
  registerMatchers,
  runsTheSameTwice,
  scenarios,
  worldFixtures,
  type FixtureMatchers,
  type WorldFixtures,
} from './index.mjs';
