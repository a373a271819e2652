import { notionalOf, type Instrument, type OrderTerms } from '@bot/core';
import { createMemoryEventStore, type MemoryEventStore } from '@bot/simulation';
import { btc, buy, opinionated, sell } from '../../engine/testing/fixtures';
import { globalMode } from '../../engine/state/modes';
import type { Bot } from '../createBot';
import { createDisturber, type Disturbance, type Disturber } from './disturbance';
import { createSmallWorld, type SmallWorld, type SmallWorldOptions } from './smallWorld';

const eth: Instrument = { ...btc, instrumentId: 'ETH-USD', baseCurrency: 'ETH' };

export const representativeStrategies = [
  opinionated('Buyer', (samples) => (samples === 3 ? { action: 'Buy', targetNotional: notionalOf('500') } : null)),
];

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
const SETTLED_MS = 260_000;

export async function representativeRun(
  disturbance: Disturbance = { at: 'Nothing' },
  kept: Pick<SmallWorldOptions, 'inputs' | 'snapshots'> = {},
): Promise<RepresentativeRun> {
  const disturber = createDisturber(disturbance, () => world.kernel);
  const world: SmallWorld = createSmallWorld({
    config: { instrumentIds: ['BTC-USD', 'ETH-USD'] },
    strategies: representativeStrategies,
    instruments: [btc, eth],
    prices: { 'BTC-USD': '100', 'ETH-USD': '10' },
    fees: { maker: '0.004', taker: '0.006' },
    reached: disturber.reached,
    ...kept,
  });
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
  async function prices(...all: readonly string[]): Promise<void> {
    for (const price of all) {
      script.price('BTC-USD', price);
      script.price('ETH-USD', '10');
      await pass(1_000);
    }
  }
  async function wished(terms: OrderTerms): Promise<string> {
    const known = new Set(alive().state.ledger.orders.keys());
    alive().submit(terms);
    await pass(0);
    return [...alive().state.ledger.orders.keys()].find((id) => !known.has(id)) ?? '';
  }
  /** A person looks whether it was done, and asks again. */
  async function inMode(mode: 'Normal' | 'ReduceOnly'): Promise<void> {
    for (let tries = 0; tries < 3 && globalMode(alive().state.ledger).mode !== mode; tries++) {
      alive().setMode(mode, 'lunch');
      await pass(1_000);
    }
  }
  async function filled(id: string, quantity: string): Promise<void> {
    const isOpen = truth.openOrders().some(({ progress }) => progress.clientOrderId === id);
    if (isOpen) script.fill(id, quantity);
    await pass(0);
  }
  const ethBuy = (quantity: string, limitPrice?: string): OrderTerms => ({
    ...buy(quantity, limitPrice),
    instrumentId: 'ETH-USD',
  });

  script.onSubmit(({ quantity, instrumentId }) => {
    if (instrumentId !== 'ETH-USD') return undefined;
    const asked = String(quantity);
    if (asked === '7') return { reject: 'InsufficientFunds' };
    if (asked === '3') return 'AnswerLost';
    return asked === '2' ? { fail: 'Timeout' } : undefined;
  });

  await pass(0);
  // A strategy buys both at the market, and is stopped out of one of them.
  await prices('100', '101', '102', '103', '104', '95');
  // A limit order rests, trades in part, and is canceled.
  const resting = await wished(buy('1', '94'));
  await filled(resting, '0.4');
  alive().cancel(resting);
  await pass(1_000);
  // Refused; lost on its way back, while the stream is silent; lost on its way there.
  await wished(ethBuy('7'));
  script.holdReports();
  await wished(ethBuy('3'));
  await pass(2_000);
  script.releaseReports();
  await wished(ethBuy('2'));
  await pass(10_000);
  // A person slows the bot down, and lets it go again.
  await inMode('ReduceOnly');
  await wished(buy('1', '93'));
  await inMode('Normal');
  // The process ends in good order with an order at the venue, which trades meanwhile.
  const left = await wished(sell('0.3', '97'));
  const stopping = alive();
  await kernel.run(stopping.stop({ reason: 'Enough' }));
  if (bot === stopping) bot = null;
  if (truth.openOrders().some(({ progress }) => progress.clientOrderId === left)) script.fill(left, '0.1');
  await pass(1_000);
  await filled(left, '0.1');
  await prices('95', '96', '97');
  alive().submit(ethBuy('1'));
  alive().submit(ethBuy('1', '9'));
  await pass(1_000);

  let settled: Bot;
  do {
    settled = alive();
    await pass(SETTLED_MS);
  } while (bot !== settled);
  return { world, memory, disturber, bot: settled, starts };
}
