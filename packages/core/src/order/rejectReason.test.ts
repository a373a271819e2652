import { denialReasons } from '../risk/denialReasons';
import { rejectReasons } from './rejectReason';

describe('the reasons that people read', () => {
  it('are one sentence each, and no two say the same', () => {
    const meanings = [...Object.values(rejectReasons), ...Object.values(denialReasons).map(({ meaning }) => meaning)];
    for (const meaning of meanings) expect(meaning).toMatch(/^[A-Z].*\.$/);
    expect(new Set(meanings).size).toBe(meanings.length);
  });
});
