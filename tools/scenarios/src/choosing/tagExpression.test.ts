import fc from 'fast-check';
import { readTagExpression } from './tagExpression';

const meant = (text: string, ...tags: string[]): boolean => readTagExpression(text).matches(new Set(tags));

describe('readTagExpression', () => {
  it('reads what the guide shows', () => {
    expect(meant('edge_case and not slow', 'edge_case')).toBe(true);
    expect(meant('edge_case and not slow', 'edge_case', 'slow')).toBe(false);
    expect(readTagExpression('edge_case and not (slow or process)').names).toEqual(['edge_case', 'slow', 'process']);
  });

  it('binds `not` closest, then `and`', () => {
    expect(meant('a or b and c', 'a')).toBe(true);
    expect(meant('(a or b) and c', 'a')).toBe(false);
    expect(meant('not a or b', 'a', 'b')).toBe(true);
    expect(meant('not (a or b)', 'a', 'b')).toBe(false);
  });

  it('means the same as the tree that was written down', () => {
    type Tree = { readonly text: string; readonly value: (tags: ReadonlySet<string>) => boolean };
    const { tree } = fc.letrec<{ tree: Tree; tag: Tree }>((tie) => ({
      tag: fc
        .constantFrom('a', 'b', 'c_1')
        .map((name) => ({ text: name, value: (tags: ReadonlySet<string>) => tags.has(name) })),
      tree: fc.oneof(
        { depthSize: 'small' },
        tie('tag'),
        tie('tree').map(({ text, value }) => ({
          text: `not (${text})`,
          value: (tags: ReadonlySet<string>) => !value(tags),
        })),
        fc.tuple(tie('tree'), tie('tree')).map(([a, b]) => ({
          text: `(${a.text}) and (${b.text})`,
          value: (tags: ReadonlySet<string>) => a.value(tags) && b.value(tags),
        })),
        fc.tuple(tie('tree'), tie('tree')).map(([a, b]) => ({
          text: `(${a.text} or ${b.text})`,
          value: (tags: ReadonlySet<string>) => a.value(tags) || b.value(tags),
        })),
      ),
    }));
    fc.assert(
      fc.property(tree, fc.subarray(['a', 'b', 'c_1']), ({ text, value }, tags) => {
        expect(meant(text, ...tags)).toBe(value(new Set(tags)));
      }),
    );
  });

  it.each([
    ['', 'a tag is missing here:\n  \n  ^'],
    ['a and', 'a tag is missing here:\n  a and\n       ^'],
    ['a and or b', 'a tag is missing here:\n  a and or b\n        ^'],
    ['(a or b', '`)` is missing here:\n  (a or b\n         ^'],
    ['a b', '`and` or `or` is missing here:\n  a b\n    ^'],
    ['a)', '`and` or `or` is missing here:\n  a)\n   ^'],
  ])('shows where "%s" breaks off', (text, message) => {
    expect(() => readTagExpression(text)).toThrow(`--tag: ${message}`);
  });
});
