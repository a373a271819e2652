import { toText } from '@bot/core';
import type { Scenario } from '@bot/test-fixtures';

export const staleness = (scenario: Scenario): void =>
  scenario(
    'OS-06',
    'Silent feed with healthy heartbeats → warn, ask for prices, pause entries, recover',
    {
      verifies: [
        'the operator is warned that the feed is silent',
        'prices are asked for meanwhile, and none is lost',
        'entries are paused in an instrument without a fresh price',
        'an exit stays possible',
        'all of it ends by itself when prices come again',
      ],
      tags: ['scenario', 'state', 'resilience'],
    },
    async ({ world, bot, venue, verify }) => {
      venue.holds('BTC-USD', { quantity: '0.01', entry: '50000' });
      venue.market('BTC-USD').price('50000');
      await world.advance('2m');
      venue.faults.disconnect('market', { kind: 'silent', for: '12m' });
      await world.advance('2m');
      verify('the operator is warned that the feed is silent', () => {
        expect(bot.alerts.map(({ code, severity }) => `${severity} ${code}`)).toEqual(['Warning FeedSilent']);
        expect(bot.mode).toBe('Degraded');
      });

      venue.market('BTC-USD').price('50100');
      await world.advance('1m');
      venue.market('BTC-USD').price('50200');
      await world.advance('1m');
      verify('prices are asked for meanwhile, and none is lost', () => {
        const marks = bot.marks('BTC-USD');
        expect(marks.slice(-3).map(({ price }) => toText(price))).toEqual(['50000', '50100', '50200']);
        expect(new Set(marks.map(({ at }) => at)).size).toBe(marks.length);
        expect(bot.modeIn('BTC-USD')).toBe('Degraded');
      });

      venue.faults.on('quote').for('5m').fail('VenueUnavailable');
      await world.advance('5m');
      const entry = bot.submit.buy('BTC-USD', '0.001');
      await verify('entries are paused in an instrument without a fresh price', async () => {
        expect(bot.modeIn('BTC-USD')).toBe('EntriesPaused');
        expect(bot).toHaveAlerted('FeedStale', { subject: 'BTC-USD' });
        await expect(entry).toBeDenied();
      });
      await verify('an exit stays possible', () => expect(bot.submit.sell('BTC-USD', '0.01')).toBeFilled());

      await world.advance('6m');
      await verify('all of it ends by itself when prices come again', async () => {
        expect(bot.restrictions).toEqual([]);
        expect(bot.mode).toBe('Normal');
        await expect(bot.submit.buy('BTC-USD', '0.001')).toBeFilled();
        expect(bot).toReconcileWith(venue);
      });
    },
  );

export const aging = (scenario: Scenario): void =>
  scenario.use({ config: { limits: { warnMarkAgeMs: 120_000 } } })(
    'OS-06',
    'A price that is not renewed → warned of at one age, no entries from the next on',
    {
      verifies: [
        'a price that is older than it should be is warned of, and entries go on',
        'one that is too old pauses them',
        'a fresh one ends both',
      ],
      tags: ['scenario', 'state', 'resilience'],
    },
    async ({ world, bot, venue, verify }) => {
      venue.market('BTC-USD').price('50000');
      await world.advance('61s');
      venue.faults.disconnect('market', { kind: 'silent', for: '10m' });
      // An answer, and no price.
      venue.faults.on('quote').for('10m').fail('InvalidRequest');
      const causes = () => bot.restrictions.filter(({ scope }) => scope === 'BTC-USD').map(({ cause }) => cause);
      await world.until(() => causes().includes('FeedAging'));
      await verify('a price that is older than it should be is warned of, and entries go on', async () => {
        expect(bot.modeIn('BTC-USD')).toBe('Degraded');
        expect(bot).toHaveAlerted('FeedAging', { severity: 'Warning', subject: 'BTC-USD' });
        await expect(bot.submit.buy('BTC-USD', '0.001')).toBeFilled();
      });
      await world.until(() => causes().includes('FeedStale'));
      await verify('one that is too old pauses them', async () => {
        expect(bot.modeIn('BTC-USD')).toBe('EntriesPaused');
        await expect(bot.submit.buy('BTC-USD', '0.001')).toBeDenied();
      });
      await world.advance('10m');
      venue.market('BTC-USD').price('50100');
      await world.advance('2m');
      verify('a fresh one ends both', () => expect(causes()).toEqual([]));
    },
  );
