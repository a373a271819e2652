import type { BotConfig, Broker, Clock, EventStore, Logger, Random } from '@bot/core';
import type { BotSurroundings, BotUnderTest, BotUnderTestFactory, Trace } from '@bot/simulation';
import { FixtureError } from '../errors/fixtureError';
import type { BotLifecycle } from './worldBot';

/** The bots of one world, one after the other on the same log. */
export interface WorldBots extends BotLifecycle {
  /** undefined while none was needed. */
  readonly made: BotUnderTest | undefined;
  /** Starts the first bot when that is the world's to do. */
  startBySelf(): Promise<void>;
  /** The next process. */
  replace(): void;
}

export interface WorldBotsOptions {
  readonly factory: BotUnderTestFactory | undefined;
  /** What a bot that is made now goes by. */
  readonly config: () => BotConfig;
  readonly broker: () => Broker;
  readonly store: () => EventStore;
  readonly control: BotSurroundings['control'];
  readonly clock: Clock;
  readonly logger: Logger;
  /** Around everything that the bot does when it is asked to. */
  readonly watched: <T>(what: string, work: () => Promise<T>) => Promise<T>;
  readonly random: Random;
  readonly trace: Trace;
  /** The world starts the bot with the first step of time. */
  readonly startsBySelf: boolean;
}

export function createWorldBots(options: WorldBotsOptions): WorldBots {
  const { factory, config, broker, store, control, clock, logger, watched, random, trace } = options;
  let made: BotUnderTest | undefined;
  let count = 0;
  let isRunning = false;
  let willStart = options.startsBySelf && factory !== undefined;
  let waiting: (() => void)[] = [];
  let die: () => void = () => undefined;

  /** A dead bot does not end what it was doing. */
  function orDeath<T>(work: () => Promise<T>): Promise<T | void> {
    const death = new Promise<void>((resolve) => (die = resolve));
    return Promise.race([work(), death]);
  }

  function current(): BotUnderTest {
    if (factory === undefined) {
      const toDo = 'Give createWorld a `bot`.';
      throw new FixtureError('MissingCapability', { happened: 'This world has no bot.', toDo });
    }
    if (made === undefined) {
      count += 1;
      made = factory({
        config: config(),
        broker: broker(),
        store: store(),
        control,
        clock,
        random: random.fork(`bot-${count}`),
        logger,
        trace,
      });
    }
    return made;
  }

  async function start(): Promise<void> {
    if (isRunning) return;
    willStart = false;
    isRunning = true;
    trace.add('test', 'start the bot');
    await orDeath(() => watched('the start of the bot', () => current().start()));
    if (!isRunning) return;
    const acts = waiting;
    waiting = [];
    acts.forEach((act) => act());
  }

  return {
    get current() {
      return current();
    },
    get made() {
      return made;
    },
    get isRunning() {
      return isRunning;
    },
    start,
    async startBySelf() {
      if (willStart) await start();
    },
    async stop(request) {
      willStart = false;
      if (!isRunning) return { unfinished: [] };
      isRunning = false;
      trace.add('test', 'stop the bot');
      return (await orDeath(() => watched('the stop of the bot', () => current().stop(request)))) ?? { unfinished: [] };
    },
    kill() {
      const { kill } = current();
      if (kill === undefined) {
        throw new FixtureError('MissingCapability', { happened: 'The bot under test offers no `kill`.' });
      }
      willStart = false;
      isRunning = false;
      trace.add('test', 'kill the bot');
      kill();
      die();
    },
    whenStarted(act) {
      if (willStart) waiting.push(act);
      else act();
    },
    replace() {
      made = undefined;
    },
  };
}
