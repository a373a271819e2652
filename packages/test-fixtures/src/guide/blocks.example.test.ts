import { clerkBot as yourBot } from '../testing/clerkBot';

// #region example
import { collectScenarios, inMemoryLayer, positionScenarios } from '@bot/test-fixtures';
import { scenarios } from '@bot/test-fixtures/jest';

const scenario = scenarios({ bot: yourBot(), layer: inMemoryLayer() });

// A block with another configuration, seed, bot or account:
const small = scenario.use({ config: { limits: { maxTradeValueUsd: '100' } }, seed: 'mine' });
small('EX-02', 'Small limit → denied', { verifies: ['it is denied'] }, async ({ world, bot, verify }) => {
  await world.advance('10s');
  await verify('it is denied', () => expect(bot.submit.buy('BTC-USD', '0.01')).toBeDenied('MaxTradeValue'));
});

// Not yet written, and not here: data, with their reasons. A todo with a body that passes asks to be promoted.
const later = collectScenarios(() => {
  scenario.todo('EX-03', 'Hedged', { verifies: ['it is hedged'], reason: 'the hedge is not built' });
  scenario.skip('EX-04', 'Disk full', { verifies: ['it is told'], reason: 'layer P only' });
}, inMemoryLayer());
test('what is not run is told with its reason', () =>
  expect(later.map(({ id, status, reason }) => [id, status, reason])).toEqual([
    ['EX-03', 'Todo', 'the hedge is not built'],
    ['EX-04', 'Skipped', 'layer P only'],
  ]));

// One invariant is broken on purpose, for a reason that stands in the card:
const unaware = scenario.allow('INV-01', 'this bot does not read its cash').use({
  bot: yourBot({ tells: (told) => ({ ...told, cash: new Map() }) }),
  given: [positionScenarios.profitable()],
});
unaware('EX-05', 'Cash unknown', { verifies: ['it is flat'] }, async ({ world, bot, verify }) => {
  await world.advance('10s');
  verify('it is flat', () => expect(bot).toBeFlat());
});
// #endregion
