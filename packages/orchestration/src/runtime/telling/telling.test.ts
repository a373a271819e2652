import type { Logger } from '@bot/core';
import { createMemoryMetrics, createMemoryEventStore } from '@bot/simulation';
import { buy, opinionated } from '../../engine/testing/fixtures';
import { createPinoLogger } from '../pinoLogger';
import { createSmallWorld } from '../testing/smallWorld';

interface Line {
  readonly level: string;
  readonly message: string;
  readonly details: { readonly [name: string]: unknown };
}

function createLines(): { readonly logger: Logger; readonly lines: Line[] } {
  const lines: Line[] = [];
  const write = (level: string) => (details: object, message: string) =>
    void lines.push({ level, message, details: details as Line['details'] });
  return {
    lines,
    logger: { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') },
  };
}

const buyer = opinionated('Buyer', (samples) => (samples === 2 ? { action: 'Buy' } : null));

describe('the log for people', () => {
  it('tells every event once, with its number', async () => {
    const { logger, lines } = createLines();
    const world = createSmallWorld({ strategies: [buyer], logger });
    const store = createMemoryEventStore();
    const bot = await world.startedBot(store);
    world.broker.script.price('BTC-USD', '101');
    await world.kernel.advance(1_000);
    await world.kernel.run(bot.stop());
    const told = lines.filter(({ details }) => details['seq'] !== undefined);
    expect(told.map(({ message, details }) => `${details['seq']} ${message}`)).toEqual(
      store.events().map(({ seq, type }) => `${seq} ${type}`),
    );
  });

  it('follows a signal to its fill by one correlation id', async () => {
    const { logger, lines } = createLines();
    const world = createSmallWorld({ strategies: [buyer], logger });
    await world.startedBot();
    world.broker.script.price('BTC-USD', '101');
    await world.kernel.advance(1_000);
    const id = lines.find(({ message }) => message === 'SignalsAggregated')?.details['correlationId'];
    expect(id).toMatch(/^bot-/);
    const path = lines.filter(({ details }) => details['correlationId'] === id).map(({ message }) => message);
    expect([...new Set(path)]).toEqual([
      ...['SignalsAggregated', 'OrderSubmitted', 'SubmitAttempted', 'OrderProgressed', 'FillSettled'],
    ]);
  });

  it('is as loud as what happened: a halt warns, a critical alert is an error', async () => {
    const { logger, lines } = createLines();
    const world = createSmallWorld({ logger, config: { instrumentIds: ['BTC-USD', 'GONE-USD'] } });
    const bot = await world.startedBot();
    bot.setMode('Halted', 'lunch');
    await world.kernel.settled();
    bot.submit(buy('1'));
    bot.setMode('Normal', 'back');
    await world.kernel.settled();
    const loud = lines.map(({ level, message }) => `${level} ${message}`);
    expect(loud).toEqual(
      expect.arrayContaining([
        ...['info ProcessStarted', 'error AlertRaised', 'info BooksCompared', 'warn ModeChanged', 'warn OrderDenied'],
        'info ModeChanged',
      ]),
    );
  });

  it('comes out of pino with its amounts as text', async () => {
    const written: string[] = [];
    const logger = createPinoLogger({ level: 'info', destination: { write: (line) => void written.push(line) } });
    const world = createSmallWorld({ strategies: [buyer], logger });
    await world.startedBot();
    world.broker.script.price('BTC-USD', '101');
    await world.kernel.advance(1_000);
    const fill = written.map((line) => JSON.parse(line) as { msg: string }).find(({ msg }) => msg === 'FillSettled');
    expect(fill).toMatchObject({ fill: { quantity: '4.95', side: 'Buy' } });
  });
});

describe('metrics', () => {
  async function givenMeasured() {
    const metrics = createMemoryMetrics();
    const tasks = { metricsMs: 10_000, guardsMs: 10_000 };
    const world = createSmallWorld({ strategies: [buyer], metrics, tasks });
    const bot = await world.startedBot();
    return { metrics, world, bot };
  }

  it('count inputs, turns, appends, attempts, denials, alerts and runs of tasks', async () => {
    const { metrics, world, bot } = await givenMeasured();
    world.broker.script.price('BTC-USD', '101');
    await world.kernel.advance(1_000);
    bot.submit(buy('1000'));
    bot.submit(buy('1000'));
    await world.kernel.advance(10_000);
    expect(metrics.value('bot_inputs_total', { type: 'QuoteSampled' })).toBe(2);
    expect(metrics.value('bot_order_attempts_total')).toBe(1);
    const denied = metrics.series.filter(({ name }) => name === 'bot_orders_denied_total');
    expect(denied.reduce((sum, { value }) => sum + value, 0)).toBe(2);
    expect(metrics.value('bot_task_runs_total', { task: 'Guards', outcome: 'Finished' })).toBe(1);
    const count = (name: string) => metrics.series.find((one) => one.name === name)?.count ?? 0;
    expect(count('bot_turn_milliseconds')).toBeGreaterThan(5);
    expect(count('bot_append_milliseconds')).toBeGreaterThan(3);
    expect(count('bot_append_milliseconds')).toBeLessThan(count('bot_turn_milliseconds'));
  });

  it('show the mode, the feed and what is live, whenever the task comes round', async () => {
    const { metrics, world, bot } = await givenMeasured();
    bot.setMode('ReduceOnly', 'test');
    await world.kernel.advance(10_000);
    expect(metrics.value('bot_mode', { mode: 'ReduceOnly' })).toBe(1);
    expect(metrics.value('bot_mode', { mode: 'Normal' })).toBe(0);
    expect(metrics.value('bot_feed_source', { instrument: 'BTC-USD', source: 'Stream' })).toBe(1);
    expect(metrics.value('bot_restrictions')).toBe(1);
    expect(metrics.value('bot_books_differ_seconds', { span: 'Now' })).toBe(0);
  });

  it('defect 11: every label has a list of values, and what is recorded stands in it', async () => {
    const { metrics, world, bot } = await givenMeasured();
    bot.submit(buy('1000'));
    bot.setMode('Halted', 'a reason of 123.45 USD at 10:00');
    bot.submit(buy('1'));
    await world.kernel.advance(60_000);
    await world.kernel.run(bot.stop());
    for (const { labels } of metrics.definitions) {
      for (const values of Object.values(labels)) {
        expect(values.length).toBeGreaterThan(0);
        expect(values.length).toBeLessThan(100);
      }
    }
    for (const { labels } of metrics.series) expect(Object.values(labels)).not.toContain('Other');
    // The gauge of tasks is set by whoever runs them, not declared and forgotten.
    expect(metrics.value('bot_task_runs_total', { task: 'Metrics', outcome: 'Finished' })).toBeGreaterThan(0);
  });
});
