import { configWith, scenarioConfig, type Scenario } from '@bot/test-fixtures';

export const changedWhileItRuns = (scenario: Scenario): void => {
  const onlyBitcoin = configWith(scenarioConfig, { instrumentIds: ['BTC-USD'] });
  scenario(
    'OS-03',
    'A changed configuration is read by a running bot',
    {
      verifies: [
        'a removed symbol is managed to its end: its prices are followed, its stop holds, and nothing is opened in it',
        'its resting entry is canceled at once',
        'once flat it is dropped',
        'a symbol that is added is loaded, listened to and compared, and then traded',
        'a crash while the change is written ends in the configuration of the next start',
      ],
      tags: ['scenario', 'state'],
    },
    async ({ world, bot, venue, verify }) => {
      const reload = async (config: typeof scenarioConfig): Promise<void> => {
        world.configure(config);
        bot.reload();
        await world.advance('2m');
      };
      venue.market('BTC-USD').price('50000');
      venue.market('ETH-USD').price('2000');
      await world.advance('2m');
      await expect(bot.submit.buy('ETH-USD', '0.4')).toBeFilled();
      const resting = bot.submit.buy('ETH-USD', '0.1', { limit: '1900' });
      await world.advance('1s');

      await reload(onlyBitcoin);
      verify('its resting entry is canceled at once', () => expect(resting.order?.status).toBe('Canceled'));
      venue.market('ETH-USD').price('2010');
      await world.advance('2m');
      const denied = bot.submit.buy('ETH-USD', '0.1');
      await expect(denied).toBeDenied();
      venue.market('ETH-USD').price('1985');
      await world.advance('2m');
      verify(
        'a removed symbol is managed to its end: its prices are followed, its stop holds, and nothing is opened in it',
        () => {
          expect(denied.denial).toMatchObject({ reason: 'ReduceOnly' });
          expect(bot.positions).toEqual([]);
          expect(
            bot.orders.filter(({ status, strategyId }) => status === 'Filled' && strategyId === 'TrailingStop'),
          ).toHaveLength(1);
        },
      );
      await world.advance('3m');
      verify('once flat it is dropped', () => {
        expect(bot.restrictions).toEqual([]);
        expect(bot.marks('ETH-USD')).toEqual([]);
      });

      await reload(scenarioConfig);
      venue.market('ETH-USD').price('2000');
      await world.advance('2m');
      await verify('a symbol that is added is loaded, listened to and compared, and then traded', async () => {
        expect(bot.marks('ETH-USD').length).toBeGreaterThan(0);
        await expect(bot.submit.buy('ETH-USD', '0.4')).toBeFilled();
        expect(bot).toReconcileWith(venue);
      });

      world.store.failNextAppend('DurableNotAcknowledged');
      await reload(onlyBitcoin);
      await world.restartBot('kill');
      world.configure(scenarioConfig);
      await world.restartBot();
      await world.advance('2m');
      await verify('a crash while the change is written ends in the configuration of the next start', async () => {
        expect(bot.modeIn('ETH-USD')).toBe('Normal');
        expect(world.config.instrumentIds).toEqual(['BTC-USD', 'ETH-USD']);
        expect(bot).toReconcileWith(venue);
      });
    },
  );
};
