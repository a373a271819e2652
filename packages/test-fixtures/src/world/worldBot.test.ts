import { flatPosition, moneyOf, toText, zeroMoney } from '@bot/core';
import type { BotSnapshot, BotUnderTestFactory } from '@bot/simulation';
import { brokerWithPositions } from '../presets/brokerWithPositions';
import { clerkBot } from '../testing/clerkBot';
import { createWorld } from './createWorld';

describe('the bot of a world', () => {
  it('shows what it knows', async () => {
    const results = new Map([['BTC-USD', { realizedPnl: moneyOf('4'), commission: moneyOf('1') }]]);
    const tasks = [{ name: 'Telling', intervalMs: 1, nextAt: null, lastRanAt: null, failures: 0 }];
    const book = { ...flatPosition('BTC-USD'), commission: moneyOf('3') };
    const strategyBooks = new Map([['BTC-USD', new Map([['A', book]])]]);
    const world = createWorld({ bot: clerkBot({ tells: (told) => ({ ...told, results, tasks, strategyBooks }) }) });
    await world.given(brokerWithPositions());
    await world.bot.start();
    await world.advance('10s');
    const { bot } = world;
    expect([bot.mode, bot.orders, bot.positions, bot.tasks]).toEqual(['Normal', [], [], tasks]);
    expect([toText(bot.cash('USD')), toText(bot.cash('EUR'))]).toEqual(['10000', '0']);
    expect([bot.result('BTC-USD').realizedPnl, bot.result('ETH-USD').realizedPnl]).toEqual([moneyOf('4'), zeroMoney]);
    expect([bot.book('A', 'BTC-USD'), bot.book('A', 'ETH-USD')]).toEqual([book, flatPosition('ETH-USD')]);
    expect([bot.marks('BTC-USD').length, bot.marks('SOL-USD').length]).toEqual([1, 0]);
    await world.close();
  });

  it('reads the configuration again, and goes by it when it takes it over', async () => {
    const reading =
      (isTaken: boolean): BotUnderTestFactory =>
      (surroundings) => ({
        ...clerkBot()(surroundings),
        reload: (read, taken) => {
          read();
          if (isTaken) taken();
        },
      });
    for (const isTaken of [true, false]) {
      const world = createWorld({ bot: reading(isTaken) });
      await world.bot.start();
      const smaller = { ...world.config, markWindowSize: 7 };
      world.configure(smaller);
      world.bot.reload();
      expect(world.config.markWindowSize).toBe(isTaken ? 7 : 25);
      world.configure(() => {
        throw new Error('it is bad');
      });
      expect(() => world.bot.reload()).toThrow('it is bad');
      await world.close();
    }
  });

  it('finds what other processes have left, also what they left before it ran', async () => {
    const found: unknown[] = [];
    const obedient: BotUnderTestFactory = (surroundings) => {
      const { inbox, killFile } = surroundings.control;
      const bot = clerkBot()(surroundings);
      const look = (): void => {
        found.push(killFile.read(), ...inbox.take().map(({ kind, scope, forMs }) => [kind, scope, forMs]));
        for (const { commandId } of inbox.take()) inbox.answer(commandId, { outcome: 'Done', message: 'Halted.' });
      };
      return { ...bot, start: () => (look(), bot.start()), setMode: look };
    };
    const world = createWorld({ bot: obedient });
    const { control } = world.bot;
    const halt = control.send('Halt', 'rumours', { instrument: 'BTC-USD', for: '1m' });
    control.putKillFile('smoke');
    expect(halt.answer).toBeUndefined();
    await world.bot.start();
    expect(found.splice(0)).toEqual(['smoke', ['Halt', 'BTC-USD', 60_000]]);
    expect(halt.answer).toMatchObject({ outcome: 'Done' });
    control.removeKillFile();
    control.send('Resume', 'over');
    control.breakInbox();
    expect(() => world.bot.setMode('Halted', 'look')).toThrow('reading fails');
    control.mendInbox();
    world.bot.setMode('Halted', 'look');
    expect(found).toEqual([null, ['Resume', 'All', null]]);
    await world.close();
  });

  it('cancels an order by its handle, once it has one', async () => {
    const world = createWorld({ bot: clerkBot(), startsBot: true });
    await world.given(brokerWithPositions());
    await world.advance('10s');
    const order = world.bot.submit.buy('BTC-USD', '0.01', { limit: '49000', timeInForce: 'GTC' });
    await order.reaches('Accepted');
    world.bot.cancel(order);
    expect((await order).status).toBe('Canceled');
    const denied = world.bot.submit.buy('BTC-USD', '0.03');
    world.bot.cancel(denied);
    expect(world.venue.truth.requests().filter(({ method }) => method === 'cancelOrders')).toHaveLength(1);
    await world.close();
  });

  it('asks for new terms of an order by its handle, once it has one', async () => {
    const asked: unknown[] = [];
    const amending: BotUnderTestFactory = (surroundings) => ({
      ...clerkBot()(surroundings),
      amend: (...terms) => void asked.push(terms),
    });
    const world = createWorld({ bot: amending, startsBot: true });
    await world.given(brokerWithPositions());
    await world.advance('10s');
    const order = world.bot.submit.buy('BTC-USD', '0.01', { limit: '49000', timeInForce: 'GTC' });
    await order.reaches('Accepted');
    world.bot.amend(order, { limit: '48000', quantity: '0.02' });
    world.bot.amend(world.bot.submit.buy('BTC-USD', '0.03'), { limit: '48000', quantity: '0.02' });
    expect(asked).toEqual([[order.clientOrderId, { limitPrice: '48000', quantity: '0.02' }]]);
    await world.close();
  });

  it('changes its mode as an operator would, everywhere or in one instrument, for good or for a while', async () => {
    const world = createWorld({ bot: clerkBot(), startsBot: true });
    await world.given(brokerWithPositions());
    await world.advance('10s');
    const { bot } = world;
    bot.setMode('Halted', 'rumours', { instrument: 'BTC-USD', for: '30m' });
    expect([bot.mode, bot.modeIn('BTC-USD'), bot.modeIn('ETH-USD')]).toEqual(['Normal', 'Halted', 'Normal']);
    const since = world.clock.now();
    expect(bot.restrictions).toMatchObject([{ scope: 'BTC-USD', since, until: since + 30 * 60_000 }]);
    bot.setMode('ReduceOnly', 'the same, all over');
    expect([bot.mode, bot.restrictions[1]?.until]).toEqual(['ReduceOnly', null]);
    bot.setMode('Normal', 'all well');
    expect(bot.mode).toBe('Normal');
    expect(bot.alerts).toEqual([]);
    await world.close();
  });

  it('sends nothing and leaves nothing open in what is halted', async () => {
    const world = createWorld({ bot: clerkBot(), startsBot: true });
    await world.given(brokerWithPositions());
    await world.advance('10s');
    const { bot } = world;
    const filled = await bot.submit.buy('BTC-USD', '0.01');
    const order = bot.submit.buy('BTC-USD', '0.005', { limit: '49000', timeInForce: 'GTC' });
    await order.reaches('Accepted');
    bot.setMode('Halted', 'rumours', { instrument: 'BTC-USD' });
    expect((await order).status).toBe('Canceled');
    expect(bot.orders.map(({ status }) => status)).toEqual([filled.status, 'Canceled']);
    expect(await bot.submit.buy('BTC-USD', '0.005').decided()).toMatchObject({
      decision: 'Denied',
      reason: 'TradingHalted',
    });
    await world.close();
  });

  it('that tells of no restrictions has none', async () => {
    const tells = ({ restrictions: _restrictions, ...told }: BotSnapshot): BotSnapshot => told;
    const world = createWorld({ bot: clerkBot({ tells }), startsBot: true });
    await world.given(brokerWithPositions());
    await world.advance('10s');
    expect([world.bot.restrictions, world.bot.modeIn('BTC-USD')]).toEqual([[], 'Normal']);
    await world.close();
  });

  it('is followed by what it tells of a wish when it shows no books', async () => {
    const closed: BotUnderTestFactory = (surroundings) => {
      const { snapshot: _snapshot, ...rest } = clerkBot()(surroundings);
      return rest;
    };
    const world = createWorld({ bot: closed });
    await world.given(brokerWithPositions());
    await world.bot.start();
    await world.advance('10s');
    expect((await world.bot.submit.buy('BTC-USD', '0.01')).status).toBe('Filled');
    expect(() => world.bot.positions).toThrow(/offers no `snapshot`/);
    await world.close();

    const terse: BotUnderTestFactory = () => ({
      start: async () => {},
      stop: async () => {},
      submit: () => ({ decision: () => ({ decision: 'Submitted', clientOrderId: 'x' }), order: () => undefined }),
    });
    const other = createWorld({ bot: terse });
    await other.bot.start();
    expect(other.bot.submit.buy('BTC-USD', '0.01').status).toBe('Submitted');
    await other.close();
  });
});
