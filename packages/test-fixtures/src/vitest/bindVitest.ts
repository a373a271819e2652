import { bindTo } from '../binding/bindTo';
import { expectMatchers } from '../binding/expectMatchers';
import { expectRunner, type ExpectApi } from '../binding/expectRunner';
import { worldFixturesFor } from './worldFixtures';

const COMMAND = 'npx vitest run -t';

/** Everything that the entry exports. Vitest cannot be required, so the entry, an ES module, hands its parts in. */
export function bindVitest(api: ExpectApi) {
  const { createWorld, scenarios, processScenario, runsTheSameTwice, noteNotEvaluated } = bindTo({
    ...expectRunner(() => api),
    command: COMMAND,
    afterEach: api.afterEach,
    afterAll: api.afterAll,
  });
  /** Adds the matchers to Vitest's `expect`. Importing this entry does it; calling it again changes nothing. */
  const registerMatchers = (): void => api.expect.extend(expectMatchers);
  registerMatchers();
  return {
    ...{ createWorld, scenarios, processScenario, runsTheSameTwice, registerMatchers },
    worldFixtures: worldFixturesFor(COMMAND, noteNotEvaluated),
  };
}
