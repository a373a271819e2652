import { moneyOf, silentLogger, toText, type BotConfig, type EventStore, type Strategy } from '@bot/core';
import {
  createKernel,
  createMemoryEventStore,
  createRandom,
  createScriptedBroker,
  createVirtualClock,
  type ScriptedBrokerOptions,
} from '@bot/simulation';
import { opinionated, testConfig, btc, DAY, buy } from '../engine/testing/fixtures';
import { createBot } from './createBot';

interface WorldOptions extends Partial<Omit<ScriptedBrokerOptions, 'clock'>> {
  readonly config?: Partial<BotConfig>;
  readonly strategies?: readonly Strategy[];
  readonly store?: EventStore;
}

function createWorld({ config = {}, strategies = [], store = createMemoryEventStore(), ...venue }: WorldOptions = {}) {
  const clock = createVirtualClock({ startAt: DAY });
  const kernel = createKernel({ clock });
  const broker = createScriptedBroker({
    clock,
    instruments: [btc],
    balances: { USD: '10000' },
    prices: { 'BTC-USD': '100' },
    ...venue,
  });
  const options = { config: { ...testConfig, ...config }, broker, store, clock, logger: silentLogger, strategies };
  const newBot = () => createBot({ ...options, random: createRandom(7) });
  return { clock, kernel, broker, store, newBot };
}

describe('a bot', () => {
  it('goes from sample to order to fill to position', async () => {
    const { kernel, broker, newBot } = createWorld({
      strategies: [opinionated('Buyer', (samples) => (samples === 2 ? { action: 'Buy' } : null))],
    });
    const bot = newBot();
    await kernel.run(bot.start());
    for (const price of ['100', '101', '102']) {
      broker.script.price('BTC-USD', price);
      await kernel.advance(1_000);
    }
    const position = bot.state.ledger.positions.get('BTC-USD');
    expect(position && toText(position.netQuantity)).toBe('4.95');
    expect(bot.state.ledger.cash.get('USD')).toEqual(broker.truth.balances().find((b) => b.currency === 'USD')?.total);
    await kernel.run(bot.stop());
    expect(kernel.clock.pendingTimers()).toEqual([]);
  });
});
