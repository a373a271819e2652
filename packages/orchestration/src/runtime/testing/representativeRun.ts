import { createMemoryEventStore, type MemoryEventStore } from '@bot/simulation';
import { globalMode } from '../../engine/state/modes';
import type { Bot } from '../createBot';
import type { Day } from './day';
import { spotDay } from './days/spotDay';
import { createDisturber, type Disturbance, type Disturber } from './disturbance';
import { createSmallWorld, type SmallWorld, type SmallWorldOptions } from './smallWorld';

/** A run with everything in it that a day has, told by a bot that is started again whenever it has ended. */
export interface RepresentativeRun {
  readonly world: SmallWorld;
  readonly memory: MemoryEventStore;
  readonly disturber: Disturber;
  /** The bot of the last process, at rest. */
  readonly bot: Bot;
  /** How many processes there were. */
  readonly starts: number;
}

/** After this nothing is unknown any more: the venue can admit no order that it has not seen. */
const SETTLED_MS = 90_000;

export async function representativeRun(
  disturbance: Disturbance = { at: 'Nothing' },
  kept: Pick<SmallWorldOptions, 'inputs' | 'snapshots'> = {},
  day: Day = spotDay,
): Promise<RepresentativeRun> {
  const disturber = createDisturber(disturbance, () => world.kernel);
  const world: SmallWorld = createSmallWorld({ ...day.world, reached: disturber.reached, ...kept });
  const { kernel, broker } = world;
  const { script, truth } = broker;
  let memory = createMemoryEventStore();
  let bot: Bot | null = null;
  let starts = 0;

  /** The process supervisor: whatever has ended is started again. */
  function alive(): Bot {
    if (bot !== null) return bot;
    memory = memory.reopen();
    const started = world.bot(disturber.store(memory));
    const over = (): void => void (bot === started && (bot = null));
    bot = started;
    starts += 1;
    disturber.ends = {
      kill() {
        started.kill();
        over();
      },
      stop: () => void started.stop({ reason: 'Asked' }).then(over, over),
    };
    started.failed.catch(over);
    started.events$.subscribe(() => disturber.heard());
    started.start().catch(over);
    return started;
  }
  async function pass(ms: number): Promise<void> {
    alive();
    await kernel.advance(ms);
  }

  day.prepare?.(script);
  await pass(0);
  await day.live({
    broker,
    alive,
    pass,
    async prices(prices) {
      for (const [instrumentId, price] of Object.entries(prices)) script.price(instrumentId, price);
      await pass(1_000);
    },
    async wished(terms) {
      const known = new Set(alive().state.ledger.orders.keys());
      alive().submit(terms);
      await pass(0);
      return [...alive().state.ledger.orders.keys()].find((id) => !known.has(id)) ?? '';
    },
    async inMode(mode) {
      for (let tries = 0; tries < 3 && globalMode(alive().state.ledger).mode !== mode; tries++) {
        alive().setMode(mode, 'lunch');
        await pass(1_000);
      }
    },
    async filled(id, quantity) {
      const isOpen = truth.openOrders().some(({ progress }) => progress.clientOrderId === id);
      if (isOpen) script.fill(id, quantity);
      await pass(0);
    },
    async stopped() {
      const stopping = alive();
      await kernel.run(stopping.stop({ reason: 'Enough' }));
      if (bot === stopping) bot = null;
    },
  });

  let settled: Bot;
  do {
    settled = alive();
    await pass(SETTLED_MS);
  } while (bot !== settled);
  return { world, memory, disturber, bot: settled, starts };
}
