import type {} from 'expect';
import type { FixtureMatchers } from '../matchers/fixtureMatchers';

/* eslint-disable @typescript-eslint/no-namespace, @typescript-eslint/no-empty-object-type -- how types are added to another package's */
declare global {
  namespace jest {
    interface Matchers<R, T = {}> extends FixtureMatchers<R> {}
  }
}

declare module 'expect' {
  interface Matchers<R extends void | Promise<void>, T = unknown> extends FixtureMatchers<R> {}
}
/* eslint-enable @typescript-eslint/no-namespace, @typescript-eslint/no-empty-object-type */

/** The matchers as the `expect` of Jest has them: the global one, and that of `@jest/globals`. */
export type JestMatchers<R> = FixtureMatchers<R>;
