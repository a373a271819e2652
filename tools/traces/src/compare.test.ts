import { compare, firstDifference } from './compare';
import type { Outcome } from './pass';

const passed = (name: string, text = 'a'): Outcome => ({ name, hash: text, text });
const failed = (name: string, text: string): Outcome => ({ name, hash: null, text });

describe('two passes', () => {
  it('are compared by name, whatever their order', () =>
    expect(compare([passed('x'), passed('y')], [passed('y'), passed('x')])).toEqual([]));

  it('are told apart by course, failure and absence', () =>
    expect(
      compare(
        [passed('x', 'a'), failed('y', 'no'), passed('z'), passed('only first')],
        [passed('x', 'b'), passed('y'), failed('z', 'oh'), passed('only second')],
      ),
    ).toEqual([
      { name: 'x', kind: 'TookAnotherCourse', text: '1 a\n2 b' },
      { name: 'y', kind: 'FailedInThisOrder', text: 'no' },
      { name: 'z', kind: 'FailedInThisOrder', text: 'oh' },
      { name: 'only first', kind: 'RanOnce', text: 'Only one of the two passes has it.' },
      { name: 'only second', kind: 'RanOnce', text: 'Only one of the two passes has it.' },
    ]));
});

describe('the first difference', () => {
  it('is shown with the lines before it', () =>
    expect(firstDifference('a\nb\nc\nd\ne\nf', 'a\nb\nc\nd\nE\nf')).toBe('  b\n  c\n  d\n1 e\n2 E'));

  it('may be that one of them ends', () => {
    expect(firstDifference('a\nb', 'a')).toBe('  a\n1 b\n2 (ends here)');
    expect(firstDifference('a', 'a\nb')).toBe('  a\n1 (ends here)\n2 b');
  });
});
