import { verdictOn } from './verdict';

const failed = (scenario: string, ...lines: readonly string[]) => ({
  scenario,
  passed: false,
  report: lines.join('\n'),
});

describe('the verdict on a bug', () => {
  it('names the sentence that did not hold, once for each scenario', () => {
    const lines = ['TL-08 Too many requests', '✗ it succeeds', '', 'expect(received).toBe(expected)'];
    const { catches, crashes } = verdictOn([
      failed('lifecycle/TL-08', ...lines),
      failed('lifecycle/TL-08', 'TL-08 Too many requests', '✗ another sentence'),
      { scenario: 'lifecycle/TL-09', passed: true, report: '' },
    ]);
    expect(catches).toEqual([{ scenario: 'lifecycle/TL-08', said: 'it succeeds' }]);
    expect(crashes).toEqual([]);
  });

  it('names the invariant rather than the sentence in whose time it broke', () => {
    const lines = ['TL-01 x', '✗ a sentence', '', '\u001b[31mINV-06 one intent is one order: 2 for one intent'];
    expect(verdictOn([failed('a/TL-01', ...lines)]).catches).toEqual([
      { scenario: 'a/TL-01', said: 'INV-06 one intent is one order' },
    ]);
  });

  it('names what was said first where it was neither', () => {
    const damaged = 'Event 9 of the store /tmp/x-1f/bot.sqlite is missing. Reading stopped there.';
    expect(verdictOn([failed('a/TL-01', 'TL-01 x', '', damaged)]).catches[0]?.said).toBe(
      'Event 9 of the store bot.sqlite is missing',
    );
    expect(verdictOn([failed('a/TL-01', 'only this')]).catches[0]?.said).toBe('only this');
  });

  it.each([
    'The suite could not be run',
    "TypeError: Cannot read properties of undefined (reading 'x')",
    'add is not defined',
  ])('does not count a crash: %s', (text) => {
    const { catches, crashes } = verdictOn([failed('a/TL-01', 'TL-01 x', '✗ a sentence', '', text)]);
    expect(catches).toEqual([]);
    expect(crashes).toEqual(['a/TL-01: a sentence']);
  });
});
