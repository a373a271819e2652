import { amendRefusals } from './executionClient';

it('the reasons for which an amendment is refused are one sentence each, and no two say the same', () => {
  const meanings = Object.values(amendRefusals);
  for (const meaning of meanings) expect(meaning).toMatch(/^[A-Z].*\.$/);
  expect(new Set(meanings).size).toBe(meanings.length);
});
