import {
  silentLogger,
  type BotConfig,
  type Broker,
  type EpochMs,
  type EventStore,
  type Logger,
  type MarketDataConfig,
  type Metrics,
  type RecordedBotEvent,
  type Strategy,
  type TaskConfig,
} from '@bot/core';
import {
  createKernel,
  createMemoryEventStore,
  createRandom,
  createScriptedBroker,
  createVirtualClock,
  promisesAtRest,
  type Kernel,
  type ScriptedBroker,
  type ScriptedBrokerOptions,
} from '@bot/simulation';
import { btc, DAY, testConfig } from '../../engine/testing/fixtures';
import type { InputLog } from '../../persistence/inputLog';
import type { SnapshotCache } from '../../persistence/snapshotCache';
import type { ControlPorts } from '../control/watchControl';
import { createBot, type Bot } from '../createBot';

export interface SmallWorldOptions extends Partial<Omit<ScriptedBrokerOptions, 'clock'>> {
  readonly config?: Partial<BotConfig>;
  readonly strategies?: readonly Strategy[];
  readonly logger?: Logger;
  readonly metrics?: Metrics;
  /** Beside those of the test's configuration. */
  readonly tasks?: Partial<TaskConfig>;
  readonly marketData?: Partial<MarketDataConfig>;
  readonly snapshots?: SnapshotCache;
  readonly inputs?: InputLog;
  /** How other processes tell the bot what to do. Default: they cannot. */
  readonly control?: (now: () => EpochMs) => ControlPorts;
  /** The venue as the bot reaches it. Default: as it is. */
  readonly reached?: (broker: Broker) => Broker;
}

/** 10,000 USD at a venue that does what the script says, one instrument at 100, and virtual time. */
export interface SmallWorld {
  readonly kernel: Kernel;
  readonly broker: ScriptedBroker;
  /** A bot that has not started; a second one on the same store is the restart. */
  bot(store?: EventStore): Bot;
  /** A bot that has started and has seen a price of 100. */
  startedBot(store?: EventStore): Promise<Bot>;
  /** How often a method of the port was called. */
  requested(method: string): number;
}

export function createSmallWorld({
  config,
  strategies = [],
  logger = silentLogger,
  metrics,
  tasks,
  marketData,
  snapshots,
  inputs,
  control,
  reached = (broker) => broker,
  ...venue
}: SmallWorldOptions = {}): SmallWorld {
  const clock = createVirtualClock({ startAt: DAY });
  const kernel = createKernel({ clock, atRest: promisesAtRest() });
  const account = { instruments: [btc], balances: { USD: '10000' }, prices: { [btc.instrumentId]: '100' } };
  const broker = createScriptedBroker({ clock, ...account, ...venue });
  const fresh = createMemoryEventStore();
  const controlled = control?.(() => clock.now());

  const world: SmallWorld = {
    kernel,
    broker,
    bot: (store = fresh) =>
      createBot({
        config: {
          ...testConfig,
          ...config,
          tasks: { ...testConfig.tasks, ...tasks },
          marketData: { ...testConfig.marketData, ...marketData },
        },
        ...(metrics && { metrics }),
        broker: reached(broker),
        store,
        clock,
        random: createRandom(7),
        logger,
        strategies,
        ...(snapshots !== undefined && { snapshots }),
        ...(inputs !== undefined && { inputs }),
        ...(controlled !== undefined && { control: controlled }),
      }),
    async startedBot(store) {
      const bot = world.bot(store);
      await kernel.run(bot.start());
      broker.script.price(btc.instrumentId, '100');
      await kernel.advance(1_000);
      return bot;
    },
    requested: (method) => broker.requests.filter((request) => request.method === method).length,
  };
  return world;
}

/** The types of everything that a bot makes durable from now on. */
export function listenTo(bot: Bot): string[] {
  const types: string[] = [];
  bot.events$.subscribe(({ type }: RecordedBotEvent) => types.push(type));
  return types;
}
