import { join } from 'node:path';
import { affectedWhy } from './affectedWhy';

const root = join(__dirname, '../../../..');

describe('affected:why', () => {
  it('prints its help with examples', () => {
    expect(affectedWhy(['--help'], { root, colors: false })).toContain('Examples:');
  });

  it('refuses an option that it does not know, and a revision that git does not know', () => {
    expect(() => affectedWhy(['--bse=main'], { root, colors: false })).toThrow(/--bse.*See --help/);
    expect(() => affectedWhy(['--base=no-such-revision'], { root, colors: false })).toThrow(
      'Git does not know the revision "no-such-revision"',
    );
  });
});
