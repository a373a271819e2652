import { createTrace, type Trace } from '@bot/simulation';
import { randomIds, sameCourse } from './sameCourse';
import { createCanonicalIds } from '@bot/simulation';

function traceOf(...texts: readonly string[]): Trace {
  let now = 1_000;
  const trace = createTrace({ now: () => now }, { canonical: createCanonicalIds(randomIds) });
  for (const text of texts) {
    trace.add('bot', text);
    now += 500;
  }
  return trace;
}

describe('two runs with one seed', () => {
  it('take the same course, whatever their ids are', () => {
    const id = (digit: string): string => `${digit.repeat(8)}-0000-4000-8000-000000000000`;
    expect(sameCourse(traceOf('a', 'b'), traceOf('a', 'b'))).toBeNull();
    expect(sameCourse(traceOf(`sent ${id('1')}`), traceOf(`sent ${id('2')}`))).toBeNull();
  });

  it.each([
    ['where they part', ['a', 'b', 'c'], ['a', 'x', 'c'], 'entry 2 .* was \\+00:00:00.500 {2}bot {2}b, .* bot {2}x$'],
    ['where the first ends', ['a'], ['a', 'b'], 'entry 2 .* was none, .* bot {2}b$'],
    ['where the second ends', ['a', 'b'], ['a'], 'entry 2 .* bot {2}b, and in the second run none$'],
  ])('are told apart %s', (_, first, second, problem) => {
    const parting = sameCourse(traceOf(...first), traceOf(...second));
    expect(parting?.invariant).toBe('INV-35');
    expect(parting?.problem).toMatch(new RegExp(problem));
  });
});
