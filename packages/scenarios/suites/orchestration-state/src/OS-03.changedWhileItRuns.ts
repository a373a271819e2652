import { priceOf } from '@bot/core';
import { configWith, scenarioConfig, type Scenario, type World } from '@bot/test-fixtures';

const trading = (...instrumentIds: readonly string[]): World['config'] => configWith(scenarioConfig, { instrumentIds });

/** The venue lists Solana from the start, and nobody trades it until it is put in for Ethereum. */
export const changedWhileItRuns = (scenario: Scenario): void => {
  const onlyBitcoin = trading('BTC-USD');
  const withSolana = trading('BTC-USD', 'SOL-USD');
  scenario.use({ config: { instrumentIds: ['BTC-USD', 'ETH-USD', 'SOL-USD'] } })(
    'OS-03',
    'A changed configuration is read by a running bot',
    {
      verifies: [
        'a removed symbol is managed to its end: its prices are followed, its stop holds, and nothing is opened in it',
        'its resting entry is canceled at once',
        'once flat it is dropped',
        'a symbol that was never there is added: it is loaded, listened to and compared, and then traded',
        'a crash while the change is written ends the bot, with the change in the log',
        'after the crash each start goes by its own configuration',
      ],
      tags: ['scenario', 'state'],
    },
    async ({ world, bot, venue, verify }) => {
      const reload = async (config: World['config']): Promise<void> => {
        world.configure(config);
        bot.reload();
        await world.advance('2m');
      };
      world.configure(scenarioConfig);
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

      const listed = (): readonly string[] =>
        bot.journal.flatMap(({ type, payload }) =>
          type === 'InstrumentListed' ? [payload.instrument.instrumentId] : [],
        );
      expect(listed()).toEqual(['BTC-USD', 'ETH-USD']);
      await reload(withSolana);
      venue.market('SOL-USD').price('101');
      await world.advance('2m');
      await verify(
        'a symbol that was never there is added: it is loaded, listened to and compared, and then traded',
        async () => {
          expect(listed()).toEqual(['BTC-USD', 'ETH-USD', 'SOL-USD']);
          expect(bot.marks('SOL-USD').at(-1)?.price).toEqual(priceOf('101'));
          await expect(bot.submit.buy('SOL-USD', '4')).toBeFilled();
          expect(bot).toHavePosition('SOL-USD', { quantity: '4' });
          expect(bot).toReconcileWith(venue);
          await expect(bot.submit.sell('SOL-USD', '4')).toBeFilled();
        },
      );

      world.store.failNextAppend('DurableNotAcknowledged');
      await reload(onlyBitcoin);
      verify('a crash while the change is written ends the bot, with the change in the log', () => {
        expect(bot.tasks).toEqual([]);
        expect(bot.journal.at(-1)).toMatchObject({ type: 'ConfigChanged' });
      });
      await world.restartBot('kill');
      venue.market('SOL-USD').price('102');
      await world.advance('2m');
      const withoutSolana = { marks: bot.marks('SOL-USD'), entry: bot.submit.buy('SOL-USD', '4') };
      await expect(withoutSolana.entry).toBeDenied();
      world.configure(withSolana);
      await world.restartBot();
      venue.market('SOL-USD').price('103');
      await world.advance('2m');
      await verify('after the crash each start goes by its own configuration', async () => {
        expect(withoutSolana.entry.denial).toMatchObject({ reason: 'StaleMark', numbers: { markAgeMs: 'Infinity' } });
        // What the log says was in force when it died is what the first start is given, so only the second one has changes.
        expect(changesAtStarts(bot).slice(1)).toEqual([
          undefined,
          [{ path: 'instrumentIds', from: '["BTC-USD"]', to: '["BTC-USD","SOL-USD"]' }],
        ]);
        expect(withoutSolana.marks).toEqual([]);
        expect(bot.marks('SOL-USD').at(-1)?.price).toEqual(priceOf('103'));
        await expect(bot.submit.buy('SOL-USD', '4')).toBeFilled();
        expect(bot).toReconcileWith(venue);
      });
    },
  );
};

const changesAtStarts = ({ journal }: World['bot']) =>
  journal.flatMap(({ type, payload }) => (type === 'ProcessStarted' ? [payload.changes] : []));
