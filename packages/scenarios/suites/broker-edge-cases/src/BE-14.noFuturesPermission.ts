import type { Scenario } from '@bot/test-fixtures';

/** The key may trade; the account has no perpetuals. */
export const noFuturesPermission = (scenario: Scenario): void =>
  scenario.use({ config: { instrumentIds: ['BTC-USD', 'BTC-PERP'], limits: { positionCaps: {} } } })(
    'BE-14',
    'No permission for perpetuals → the instrument is restricted, spot goes on',
    {
      verifies: [
        'the venue refuses the order, and the reason is kept',
        'the operator is told once, with the way out',
        'only the perpetual is restricted: the next order in it is denied without a request',
        'spot trades on',
        'with the permission and a resume the perpetual is traded',
        'a request that is forbidden says the same',
      ],
      tags: ['scenario', 'edge_case', 'security'],
    },
    async ({ world, bot, venue, verify }) => {
      venue.permissions({ canTradePerpetuals: false });
      await world.advance('2m');
      const first = bot.submit.buy('BTC-PERP', '0.01');
      await verify('the venue refuses the order, and the reason is kept', () =>
        expect(first).toBeRejected('NotPermitted'),
      );
      await verify('the operator is told once, with the way out', async () => {
        await world.advance('1m');
        expect(bot).toHaveAlerted('InstrumentNotPermitted', { subject: 'BTC-PERP', saying: 'then resume', times: 1 });
        expect(bot.alerts).toHaveLength(1);
      });
      await verify('only the perpetual is restricted: the next order in it is denied without a request', async () => {
        expect(bot.modeIn('BTC-PERP')).toBe('EntriesPaused');
        expect(bot.mode).toBe('Normal');
        await expect(bot.submit.buy('BTC-PERP', '0.01')).toBeDenied('EntriesPaused');
        expect(venue).toHaveReceived(1, 'submitOrder');
      });
      await verify('spot trades on', () => expect(bot.submit.buy('BTC-USD', '0.01')).toBeFilled());

      venue.permissions({ canTradePerpetuals: true });
      bot.setMode('Normal', 'perpetuals are enabled', { instrument: 'BTC-PERP' });
      await verify('with the permission and a resume the perpetual is traded', () =>
        expect(bot.submit.buy('BTC-PERP', '0.01')).toBeFilled(),
      );

      venue.faults.on('submitOrder').fail('PermissionDenied');
      const forbidden = bot.submit.buy('BTC-PERP', '0.005');
      await verify('a request that is forbidden says the same', async () => {
        await expect(forbidden).toBeFailed();
        expect(bot.modeIn('BTC-PERP')).toBe('EntriesPaused');
        expect(bot.mode).toBe('Normal');
        await expect(bot.submit.sell('BTC-PERP', '0.01', { reduceOnly: true })).toBeFilled();
      });
    },
  );
