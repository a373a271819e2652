import type { Scenario } from '@bot/test-fixtures';

export const notYet = (scenario: Scenario): void => {
  // #region example
  scenario.todo('GU-30', 'Iceberg order → only its tip is seen in the book', {
    verifies: ['the book shows the tip', 'the rest follows when the tip is filled'],
    reason: 'the venue has no iceberg orders yet',
  });
  // #endregion
};
