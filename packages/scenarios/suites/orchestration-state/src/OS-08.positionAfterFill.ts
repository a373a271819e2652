import { moneyOf, priceOf, type BotEventPayloads } from '@bot/core';
import type { Scenario, World } from '@bot/test-fixtures';

/** The mark is the middle of bid and ask, so a fill at the ask starts half a spread behind, until the mark is its price. */
export const positionAfterFill = (scenario: Scenario): void =>
  scenario(
    'OS-08',
    'Fill → position',
    {
      verifies: [
        'the fill makes the position',
        'the quantity is the filled one',
        'the entry price is that of the fill',
        'at the mark before the fill it starts half a spread behind',
        'the unrealised result is 0 when the mark is the fill price',
      ],
      tags: ['scenario', 'state'],
    },
    async ({ world, bot, venue, verify }) => {
      venue.market('BTC-USD').price('49995');
      await world.advance('2m');
      const order = bot.submit.buy('BTC-USD', '0.02');
      await verify('the fill makes the position', async () => {
        expect(bot).toBeFlat('BTC-USD');
        await expect(order).toBeFilled();
        expect(bot).not.toBeFlat('BTC-USD');
      });
      verify('the quantity is the filled one', () => expect(bot).toHavePosition('BTC-USD', { quantity: '0.02' }));
      verify('the entry price is that of the fill', () => {
        expect(bot).toHavePosition('BTC-USD', { quantity: '0.02', entry: '50000' });
        expect(venue.truth.fills()).toEqual([expect.objectContaining({ price: priceOf('50000') })]);
      });

      // The fee of 1.2 % on 1,000 is all that the day has cost, and what is held is worth 0.02 × 5 less than it was bought for.
      await verify('at the mark before the fill it starts half a spread behind', async () =>
        expect(await judged(bot)).toMatchObject({
          mark: priceOf('49995'),
          equity: moneyOf('9987.9'),
          dayResult: moneyOf('-12.1'),
        }),
      );
      venue.market('BTC-USD').price('50000');
      await world.advance('1m');
      await verify('the unrealised result is 0 when the mark is the fill price', async () =>
        expect(await judged(bot)).toMatchObject({
          mark: priceOf('50000'),
          equity: moneyOf('9988'),
          dayResult: moneyOf('-12'),
        }),
      );
    },
  );

/** What the bot takes itself to be worth, as it says when it denies what is beyond the cap. */
async function judged(bot: World['bot']): Promise<BotEventPayloads['OrderDenied']['decidedOn'] | undefined> {
  await expect(bot.submit.buy('BTC-USD', '1')).toBeDenied();
  return bot.journal.flatMap(({ type, payload }) => (type === 'OrderDenied' ? [payload.decidedOn] : [])).at(-1);
}
