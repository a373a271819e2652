import { issuesOf } from './testing/resolved';

it.each([
  [{ BOT_MARK_WINDOW_SIZE: '21', BOT_GUARDS__VOLATILITY_MARKS: '30', BOT_GUARDS__VOLATILITY_WARN: '0.15' }, 'of 30'],
  [{ BOT_ORDERS__BURST: '3', BOT_ORDERS__RESERVED_FOR_EXITS: '3' }, 'nothing is left for entries'],
  [{ BOT_STRATEGY__SHORT_WINDOW: '20', BOT_STRATEGY__LONG_WINDOW: '20' }, 'must be above the short window (20)'],
])('%j is refused: %s', (env, problem) => {
  expect(issuesOf({ env })).toMatchObject([{ problem: expect.stringContaining(problem) }]);
});
