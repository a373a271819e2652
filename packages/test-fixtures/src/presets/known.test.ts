import { add, moneyOf, subtract, toText, zeroMoney, type Money } from '@bot/core';
import { inMemoryLayer } from '../layers/inMemoryLayer';
import { clerkBot } from '../testing/clerkBot';
import { createWorld } from '../world/createWorld';
import { configWith } from './configWith';
import type { World } from '../world/world';
import { fundedBroker } from './fundedBroker';
import { fundingSeries } from './fundingSeries';
import { knownTradeFees, knownTrades, playTrade, type KnownTrade } from './knownTrades';
import { pricePath } from './pricePath';
import { realisticMarketContext } from './realisticMarketContext';
import { scenarioConfig } from './scenarioConfig';
import { simulateStrategySignals } from './strategySignals';

const instruments = ['BTC-USD', 'BTC-PERP', 'ETH-PERP'];
const tradingWorld = (): World => createWorld({ instruments, layer: inMemoryLayer({ fees: knownTradeFees }) });

describe('knownTrades', () => {
  const usd = ({ venue }: World): Money =>
    venue.truth.balances().find(({ currency }) => currency === 'USD')?.total ?? zeroMoney;
  const commission = ({ venue }: World): Money =>
    venue.truth.fills().reduce((sum, fill) => add(sum, fill.commission), zeroMoney);
  const funding = ({ venue }: World): Money =>
    venue.truth.fundings().reduce((sum, payment) => add(sum, payment.amount), zeroMoney);
  /** What is left of a position at cost: bought for cash, or nothing for a perpetual. */
  const invested: Partial<Record<keyof typeof knownTrades, string>> = { partialClose: '50000' };

  it.each(Object.entries(knownTrades))(
    '%s comes to what it says, at the true venue',
    async (name, trade: KnownTrade) => {
      await using world = tradingWorld();
      await world.given(fundedBroker({ usd: '200000' }));
      await playTrade(world, trade);
      expect(toText(commission(world))).toBe(trade.commission);
      expect(toText(funding(world))).toBe(trade.funding);
      const net = add(subtract(moneyOf(trade.realizedPnl), moneyOf(trade.commission)), moneyOf(trade.funding));
      const left = moneyOf(invested[name as keyof typeof knownTrades] ?? '0');
      expect(toText(usd(world))).toBe(toText(subtract(add(moneyOf('200000'), net), left)));
    },
  );

  it('are carried out by the bot when it is given', async () => {
    const config = configWith(scenarioConfig, {
      limits: { maxTradeValueUsd: null, positionCaps: { 'BTC-USD': '10' } },
    });
    await using world = createWorld({ bot: clerkBot(), config, layer: inMemoryLayer({ fees: knownTradeFees }) });
    await world.given(fundedBroker({ usd: '200000' }));
    await world.bot.start();
    await playTrade(world, knownTrades.longProfit, world.bot);
    expect(toText(world.bot.cash('USD'))).toBe('200899');
    expect(world.bot.orders.map(({ status }) => status)).toEqual(['Filled', 'Filled']);
  });

  it('say what is wrong when one cannot be carried out', async () => {
    await using poor = tradingWorld();
    await poor.given(fundedBroker());
    await expect(playTrade(poor, knownTrades.longProfit)).rejects.toThrow(/did not take the order/);
    await using denied = createWorld({ bot: clerkBot() });
    await denied.given(fundedBroker());
    await denied.bot.start();
    await expect(playTrade(denied, knownTrades.longProfit, denied.bot)).rejects.toThrow(
      /Buy 1 BTC-USD at 50000 was not filled: not placed/,
    );
  });
});

describe('fundingSeries', () => {
  it('lets the venue book each funding, around the base and the same for the same seed', async () => {
    const rates = async (name: string, swing: string): Promise<readonly string[]> => {
      await using world = createWorld({ name, instruments });
      await world.given(fundedBroker());
      world.venue.holds('BTC-PERP', { quantity: '0.1', entry: '50000' });
      return (await fundingSeries(world, { swing, count: 2 })).map(({ fundingRate }) => toText(fundingRate));
    };
    expect(await rates('a', '0')).toEqual(['0.0001', '0.0001']);
    const drawn = await rates('a', '0.5');
    expect(new Set(drawn).size).toBeGreaterThan(1);
    for (const rate of drawn) expect(Math.abs(Number(rate) - 0.0001)).toBeLessThanOrEqual(0.00005);
    expect(await rates('a', '0.5')).toEqual(drawn);
    expect(await rates('b', '0.5')).not.toEqual(drawn);
  });

  it('has three fundings of 0.01 % when nobody says otherwise', async () => {
    await using world = createWorld({ instruments });
    await world.given(fundedBroker());
    world.venue.holds('BTC-PERP', { quantity: '1', entry: '50000' });
    expect((await fundingSeries(world)).map(({ amount }) => toText(amount))).toEqual(['-5', '-5', '-5']);
  });
});

describe('pricePath', () => {
  it('turns moves into a path that the market walks', async () => {
    const path = pricePath('50000', [['up', '0.02'], 'flat', ['down', '0.1']]);
    expect(path).toBe('50000 → 51000 over 10m → 51000 over 10m → 45900 over 10m');
    await using world = createWorld();
    await world.venue.market('BTC-USD').path(path);
    await world.advance('10s');
    expect(toText(world.venue.truth.mark('BTC-USD').price)).toBe('45900');
    expect(pricePath('3000', [['down', '0.5']], '1h')).toBe('3000 → 1500 over 1h');
  });

  it('takes no JavaScript numbers', () => {
    expect(() => pricePath(50_000 as unknown as string, [])).toThrow(/never a number/);
    expect(() => pricePath('1', [['up', 0.1 as unknown as string]])).toThrow(/never a number/);
  });
});

it('realisticMarketContext has moved as far as was asked, with trades in it', async () => {
  await using world = createWorld();
  const { quote, mark, candles } = await realisticMarketContext(world);
  expect([toText(quote.bid), toText(mark.price), toText(quote.ask)]).toEqual(['49995', '50000', '50005']);
  expect(candles).toHaveLength(30);
  const highs = candles.map(({ high }) => Number(toText(high)));
  const lows = candles.map(({ low }) => Number(toText(low)));
  // At the ask and at the bid of the turns.
  expect([Math.max(...highs), Math.min(...lows)]).toEqual([50_505.05, 49_495.05]);
  expect(candles.some(({ volume }) => Number(toText(volume)) > 0)).toBe(true);
  const { mark: eth } = await realisticMarketContext(world, { instrumentId: 'ETH-USD', price: '3200' });
  expect(toText(eth.price)).toBe('3200');
});

describe('simulateStrategySignals', () => {
  it('buys twice, sells twice, and holds', () => {
    const words = { notional: '500', confidence: '0.75' };
    expect(simulateStrategySignals()).toEqual([
      { sample: 1, action: 'Buy', ...words },
      { sample: 2, action: 'Buy', ...words },
      { sample: 3, action: 'Sell', ...words },
      { sample: 4, action: 'Sell', ...words },
    ]);
    expect(simulateStrategySignals(7).map(({ sample }) => sample)).toEqual([1, 2, 3, 4, 6, 7]);
  });

  it('says it where, when and how surely as was asked', () => {
    const asked = { instrumentId: 'ETH-USD', notional: '100', confidence: '0.5', from: 10 };
    expect(simulateStrategySignals(1, asked)).toEqual([
      { sample: 10, action: 'Buy', notional: '100', confidence: '0.5', instrumentId: 'ETH-USD' },
    ]);
    expect(() => simulateStrategySignals(1, { notional: 5 as unknown as string })).toThrow(/never a number/);
  });
});
