// #region example
import { scriptedStrategy } from '@bot/orchestration';
import { tradingBot } from '@bot/orchestration/testing';
import { simulateStrategySignals, type Scenario } from '@bot/test-fixtures';

const signals = simulateStrategySignals(5, { instrumentId: 'BTC-USD', notional: '500' });
const bot = tradingBot({ strategies: [scriptedStrategy(signals)] });

export const signalSequence = (scenario: Scenario): void =>
  scenario.use({ bot })(
    'TL-01',
    'A strategy says Buy, Buy, Sell, Sell, nothing → bought once, sold once',
    {
      verifies: ['what is held already is not bought again', 'what is gone is not sold again'],
      tags: ['scenario'],
    },
    async ({ world, bot, venue, verify }) => {
      const traded = () => venue.truth.orders().map(({ terms }) => terms.side);
      await world.advance('150s');
      verify('what is held already is not bought again', () => expect(traded()).toEqual(['Buy']));
      await world.advance('4m');
      verify('what is gone is not sold again', () => {
        expect(traded()).toEqual(['Buy', 'Sell']);
        expect(bot).toBeFlat('BTC-USD');
      });
    },
  );
// #endregion
