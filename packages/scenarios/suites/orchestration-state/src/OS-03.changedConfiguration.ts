import { priceOf, type BotEventPayloads } from '@bot/core';
import { configWith, scenarioConfig, type Scenario, type World } from '@bot/test-fixtures';

/** Both are traded, and 0.4 ETH are held; then Solana, which was never traded, is put in for Ethereum. */
export const changedConfiguration = (scenario: Scenario): void =>
  scenario.use({ config: { instrumentIds: ['BTC-USD', 'ETH-USD', 'SOL-USD'] } })(
    'OS-03',
    'Restart with a changed configuration',
    {
      verifies: [
        'a lower limit holds from the start, and sells nothing by itself',
        'an open position in a removed symbol stays: it is followed, valued and compared',
        'nothing is opened in it',
        'a symbol that was never there is listed, followed and traded',
        'its trailing stop still closes it',
        'once flat it is dropped, and its prices are not asked for any more',
        'a symbol that is added again is traded as before',
      ],
      tags: ['scenario', 'state'],
    },
    async ({ world, bot, venue, verify }) => {
      world.configure(scenarioConfig);
      venue.market('BTC-USD').price('50000');
      venue.market('ETH-USD').price('2000');
      await world.advance('2m');
      await expect(bot.submit.buy('ETH-USD', '0.4')).toBeFilled();
      await expect(bot.submit.buy('BTC-USD', '0.01')).toBeFilled();

      world.configure(configWith(world.config, { limits: { maxTradeValueUsd: '400' } }));
      await world.restartBot();
      await world.advance('2m');
      await verify('a lower limit holds from the start, and sells nothing by itself', async () => {
        await expect(bot.submit.buy('BTC-USD', '0.009')).toBeDenied();
        expect(bot).toHavePosition('BTC-USD', { quantity: '0.01', entry: '50005' });
        await expect(bot.submit.sell('BTC-USD', '0.01')).toBeFilled();
      });

      world.configure(solanaForEthereum(world));
      const before = listed(bot.journal);
      await world.restartBot('kill');
      venue.market('ETH-USD').price('2010');
      venue.market('SOL-USD').price('101');
      await world.advance('2m');
      verify('an open position in a removed symbol stays: it is followed, valued and compared', () => {
        expect(bot).toHavePosition('ETH-USD', { quantity: '0.4', entry: '2000.2' });
        expect(bot.marks('ETH-USD').length).toBeGreaterThan(0);
        expect(bot.modeIn('ETH-USD')).toBe('ReduceOnly');
        expect(bot.modeIn('BTC-USD')).toBe('Normal');
        expect(bot).toHaveAlerted('InstrumentRemoved', { subject: 'ETH-USD' });
        expect(bot).toReconcileWith(venue);
      });
      await verify('nothing is opened in it', () => expect(bot.submit.buy('ETH-USD', '0.1')).toBeDenied('ReduceOnly'));
      await verify('a symbol that was never there is listed, followed and traded', async () => {
        expect(before).toEqual(['BTC-USD', 'ETH-USD']);
        expect(listed(bot.journal)).toEqual(['BTC-USD', 'ETH-USD', 'SOL-USD']);
        expect(bot.marks('SOL-USD').at(-1)?.price).toEqual(priceOf('101'));
        await expect(bot.submit.buy('SOL-USD', '3')).toBeFilled();
        expect(bot).toHavePosition('SOL-USD', { quantity: '3' });
        await expect(bot.submit.sell('SOL-USD', '3')).toBeFilled();
      });

      venue.market('ETH-USD').price('1980');
      await world.advance('2m');
      verify('its trailing stop still closes it', () => {
        expect(bot.positions).toEqual([]);
        expect(lastOrderOf(bot.journal)).toMatchObject({ strategyId: 'TrailingStop' });
        expect(bot).toReconcileWith(venue);
      });
      await world.advance('3m');
      const askedBefore = venue.truth.requests().length;
      await world.advance('5m');
      verify('once flat it is dropped, and its prices are not asked for any more', () => {
        expect(bot.restrictions).toEqual([]);
        expect(bot.marks('ETH-USD')).toEqual([]);
        const quotes = venue.truth.requests().slice(askedBefore);
        expect(quotes.filter(({ method, summary }) => method === 'quote' && summary.includes('ETH'))).toEqual([]);
      });

      world.configure(scenarioConfig);
      await world.restartBot();
      venue.market('ETH-USD').price('1990');
      await world.advance('2m');
      await verify('a symbol that is added again is traded as before', async () => {
        await expect(bot.submit.buy('ETH-USD', '0.4')).toBeFilled();
        expect(bot).toReconcileWith(venue);
      });
    },
  );

const solanaForEthereum = ({ config }: World): World['config'] =>
  configWith(config, { instrumentIds: ['BTC-USD', 'SOL-USD'] });

const listed = (journal: World['bot']['journal']): readonly string[] =>
  journal.flatMap(({ type, payload }) => (type === 'InstrumentListed' ? [payload.instrument.instrumentId] : []));

const lastOrderOf = (journal: World['bot']['journal']): BotEventPayloads['OrderSubmitted'] =>
  journal.flatMap(({ type, payload }) => (type === 'OrderSubmitted' ? [payload] : [])).at(-1) as never;
