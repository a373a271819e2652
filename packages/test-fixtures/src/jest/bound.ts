import { bindTo } from '../binding/bindTo';
import { expectRunner } from '../binding/expectRunner';
import { jestGlobals, whereJestRuns } from './jestGlobals';

export const { createWorld, scenarios, processScenario, runsTheSameTwice } = bindTo({
  ...expectRunner(jestGlobals),
  command: 'npx jest -t',
  afterEach: (run) => whereJestRuns(({ afterEach }) => afterEach(run)),
  afterAll: (run) => whereJestRuns(({ afterAll }) => afterAll(run)),
});
