import { expectMatchers } from '../binding/expectMatchers';
import { jestGlobals, whereJestRuns } from './jestGlobals';

/** Adds the matchers to Jest's `expect`. Importing this entry does it; calling it again changes nothing. */
export const registerMatchers = (): void => jestGlobals().expect.extend(expectMatchers);

whereJestRuns(registerMatchers);
