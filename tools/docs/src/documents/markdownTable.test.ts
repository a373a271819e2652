import { markdownTable } from './markdownTable';

describe('markdownTable', () => {
  it('aligns its columns', () => {
    expect(markdownTable(['a', 'what it is'], [['reason', 'x']])).toBe(
      ['| a      | what it is |', '| ------ | ---------- |', '| reason | x          |'].join('\n'),
    );
  });

  it('keeps a bar inside a cell from ending it', () => {
    expect(markdownTable(['a'], [['x|y']])).toContain('| x\\|y |');
  });
});
