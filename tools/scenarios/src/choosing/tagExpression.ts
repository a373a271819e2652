import { UsageError } from './usageError';

/** Whether a scenario with these tags is meant. */
export type TagTest = (tags: ReadonlySet<string>) => boolean;

export interface TagExpression {
  readonly matches: TagTest;
  /** The tags that it names. */
  readonly names: readonly string[];
}

/**
 * Reads an expression of tags with `and`, `or`, `not` and parentheses; `not` binds closest, then `and`.
 * Worked example: `edge_case and not (slow or process)` is met by the tags scenario and edge_case.
 * @throws UsageError that shows the place
 */
export function readTagExpression(text: string): TagExpression {
  const words = [...text.matchAll(/[()]|[^\s()]+/g)].map(({ 0: word, index }) => ({ word, index }));
  const names: string[] = [];
  let next = 0;

  const sees = (word: string): boolean => words[next]?.word === word;
  function take(word: string): boolean {
    if (!sees(word)) return false;
    next += 1;
    return true;
  }
  function wrong(expected: string): UsageError {
    const place = words[next]?.index ?? text.length;
    return new UsageError(`--tag: ${expected} is missing here:\n  ${text}\n  ${' '.repeat(place)}^`);
  }

  function either(): TagTest {
    let left = both();
    while (take('or')) left = or(left, both());
    return left;
  }
  function both(): TagTest {
    let left = one();
    while (take('and')) left = and(left, one());
    return left;
  }
  function one(): TagTest {
    if (take('not')) return not(one());
    if (take('(')) {
      const inner = either();
      if (!take(')')) throw wrong('`)`');
      return inner;
    }
    return tag();
  }
  function tag(): TagTest {
    const name = words[next]?.word;
    if (name === undefined || ['and', 'or', ')'].includes(name)) throw wrong('a tag');
    next += 1;
    names.push(name);
    return (tags) => tags.has(name);
  }

  const matches = either();
  if (next < words.length) throw wrong('`and` or `or`');
  return { matches, names };
}

const or =
  (a: TagTest, b: TagTest): TagTest =>
  (tags) =>
    a(tags) || b(tags);
const and =
  (a: TagTest, b: TagTest): TagTest =>
  (tags) =>
    a(tags) && b(tags);
const not =
  (a: TagTest): TagTest =>
  (tags) =>
    !a(tags);
