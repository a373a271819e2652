import fc from 'fast-check';
import { toText, type CommandKind, type EventStore } from '@bot/core';
import {
  createMemoryControl,
  createMemoryEventStore,
  withFaultyOutcomes,
  type MemoryControl,
  type MemoryEventStore,
} from '@bot/simulation';
import { buy } from '../../engine/testing/fixtures';
import { globalMode } from '../../engine/state/modes';
import type { Bot } from '../createBot';
import { createSmallWorld, listenTo, type SmallWorld, type SmallWorldOptions } from '../testing/smallWorld';
import { CONTROL_INTERVAL_MS } from './watchControl';

interface Controlled {
  readonly world: SmallWorld;
  readonly control: MemoryControl;
}

function createControlled(options: SmallWorldOptions = {}): Controlled {
  let control: MemoryControl | undefined;
  const world = createSmallWorld({ ...options, control: (now) => (control = createMemoryControl(now)) });
  return { world, control: control as MemoryControl };
}

const modeOf = ({ state }: Bot): string => globalMode(state.ledger).mode;
const look = ({ world }: Controlled): Promise<void> => world.kernel.advance(CONTROL_INTERVAL_MS);
const typesIn = (memory: MemoryEventStore): readonly string[] => memory.events().map(({ type }) => type);

describe('commands of other processes', () => {
  it('are taken within a second, oldest first, and answered when they are durable', async () => {
    const controlled = createControlled();
    const { world, control } = controlled;
    const bot = await world.startedBot();
    const types = listenTo(bot);
    const ids = (['Kill', 'Halt', 'ReduceOnly', 'Pause', 'CancelAll', 'Resume'] as const).map((kind) =>
      control.write(kind, 'drill'),
    );
    await look(controlled);
    expect(ids.map((id) => control.answerTo(id)?.outcome)).toEqual(ids.map(() => 'Done'));
    expect(types.filter((type) => type === 'CommandTaken')).toHaveLength(6);
    expect(modeOf(bot)).toBe('Normal');
  });

  it('hold for their span from when the bot took them', async () => {
    const controlled = createControlled();
    const { world, control } = controlled;
    const bot = await world.startedBot();
    control.write('Halt', 'lunch', { forMs: 60_000 });
    await look(controlled);
    const [held] = bot.state.ledger.restrictions.values();
    expect(Number(held?.until) - Number(held?.since)).toBe(60_000);
    await world.kernel.advance(60_000);
    expect(modeOf(bot)).toBe('Normal');
  });

  it('that were written while no bot ran hold before anything is sent', async () => {
    const { world, control } = createControlled();
    const id = control.write('Kill', 'fire');
    await world.kernel.advance(3_600_000);
    const bot = world.bot();
    const types = listenTo(bot);
    await world.kernel.run(bot.start());
    expect(types.slice(0, 4)).toEqual(['ProcessStarted', 'CommandTaken', 'ModeChanged', 'AlertRaised']);
    expect(control.answerTo(id)?.outcome).toBe('Done');
    bot.submit(buy('1'));
    await world.kernel.advance(60_000);
    expect(world.requested('submitOrder')).toBe(0);
  });

  it('whose answer cannot be written are answered later, and done once', async () => {
    const controlled = createControlled();
    const { world, control } = controlled;
    const types = listenTo(await world.startedBot());
    const id = control.write('Halt', 'fire');
    control.fail('Answering');
    await world.kernel.advance(5 * CONTROL_INTERVAL_MS);
    control.fail('Nothing');
    await look(controlled);
    expect(control.answerTo(id)?.outcome).toBe('Done');
    expect(types.filter((type) => type === 'CommandTaken')).toHaveLength(1);
  });

  it('are no more read once the bot has ended', async () => {
    const { world, control } = createControlled();
    const bot = await world.startedBot();
    await world.kernel.run(bot.stop());
    const id = control.write('Halt', 'fire');
    await world.kernel.advance(60_000);
    expect(control.answerTo(id)).toBeUndefined();
    expect(world.kernel.clock.pendingTimers()).toEqual([]);
  });
});

const kinds = fc.constantFrom<CommandKind[]>('Halt', 'Resume', 'Pause', 'ReduceOnly', 'CancelAll', 'Kill');
const disturbances = fc.constantFrom('None', 'Kill', 'Lost', 'DurableNotAcknowledged', 'Answering' as const);

it('every command is done exactly once and in its order, whatever crashes', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(kinds, disturbances), { minLength: 1, maxLength: 8 }), async (story) => {
      const controlled = createControlled();
      const { world, control } = controlled;
      const memory = createMemoryEventStore();
      const faulty = () => withFaultyOutcomes(memory.reopen(), { clock: world.kernel.clock });
      let store = faulty();
      let bot = await world.startedBot(store);
      const ids: string[] = [];
      for (const [kind, disturbance] of story) {
        ids.push(control.write(kind, 'drill'));
        control.fail(disturbance === 'Answering' ? 'Answering' : 'Nothing');
        if (disturbance === 'Lost' || disturbance === 'DurableNotAcknowledged') store.failNextAppend(disturbance);
        await look(controlled);
        if (disturbance === 'None') continue;
        bot.kill();
        control.fail('Nothing');
        store = faulty();
        bot = await world.startedBot(store);
      }
      await look(controlled);
      const taken = memory
        .events()
        .flatMap(({ type, payload }) => (type === 'CommandTaken' ? [payload['commandId']] : []));
      expect(taken).toEqual(ids);
      expect(ids.map((id) => control.answerTo(id)?.outcome)).toEqual(ids.map(() => 'Done'));
      bot.kill();
    }),
    { numRuns: 30 },
  );
});

describe('the KILL file', () => {
  it('halts at the start, before anything is sent, and keeps everything halted', async () => {
    const controlled = createControlled();
    const { world, control } = controlled;
    control.putKillFile('smoke');
    const bot = world.bot();
    const types = listenTo(bot);
    await world.kernel.run(bot.start());
    expect(types.slice(0, 3)).toEqual(['ProcessStarted', 'ModeChanged', 'AlertRaised']);
    const refused = control.write('Resume', 'I think it is over');
    await look(controlled);
    expect(control.answerTo(refused)).toMatchObject({ outcome: 'Refused', refusal: 'KillFilePresent' });
    control.removeKillFile();
    await look(controlled);
    expect(modeOf(bot)).toBe('Halted');
    control.write('Resume', 'it is over');
    await look(controlled);
    expect(modeOf(bot)).toBe('Normal');
    control.putKillFile('again');
    await look(controlled);
    expect(modeOf(bot)).toBe('Halted');
  });

  it('is looked for before the inbox: a resume that came with it is refused', async () => {
    const controlled = createControlled();
    const { world, control } = controlled;
    await world.startedBot();
    control.write('Halt', 'look');
    await look(controlled);
    const resume = control.write('Resume', 'all well');
    control.putKillFile('it is not');
    await look(controlled);
    expect(control.answerTo(resume)).toMatchObject({ refusal: 'KillFilePresent' });
  });

  it('is heard when the inbox is broken', async () => {
    const controlled = createControlled();
    const { world, control } = controlled;
    const bot = await world.startedBot();
    const types = listenTo(bot);
    control.fail('Reading');
    await world.kernel.advance(2 * CONTROL_INTERVAL_MS);
    expect(modeOf(bot)).toBe('Normal');
    await world.kernel.advance(20 * CONTROL_INTERVAL_MS);
    expect(modeOf(bot)).toBe('EntriesPaused');
    expect(types.filter((type) => type === 'AlertRaised')).toHaveLength(1);
    control.putKillFile('smoke');
    await look(controlled);
    expect(modeOf(bot)).toBe('Halted');
    control.fail('Nothing');
    await look(controlled);
    expect([...bot.state.ledger.restrictions.values()].map(({ cause }) => cause)).toEqual(['KillSwitch']);
  });
});

it('an inbox that fails in a way of its own is no end of the bot', async () => {
  const inbox = {
    answer: () => undefined,
    take() {
      throw new TypeError('a mistake');
    },
  };
  const world = createSmallWorld({ control: () => ({ inbox, killFile: { read: () => null } }) });
  const bot = await world.startedBot();
  await world.kernel.advance(10 * CONTROL_INTERVAL_MS);
  expect([...bot.state.ledger.restrictions.values()]).toMatchObject([{ numbers: { problem: 'InboxFailed' } }]);
});

describe('a log that cannot be written', () => {
  async function givenResting(options: SmallWorldOptions = {}) {
    const controlled = createControlled(options);
    const { world } = controlled;
    const store = withFaultyOutcomes(createMemoryEventStore(), { clock: world.kernel.clock });
    const bot = await world.startedBot(store as EventStore);
    bot.submit(buy('1', '90'));
    await world.kernel.advance(1_000);
    expect(world.broker.truth.openOrders()).toHaveLength(1);
    const failed = bot.failed.catch((error: unknown) => error);
    return { ...controlled, store, bot, failed };
  }

  it('and a KILL file: live orders are canceled all the same, and nothing else is sent', async () => {
    const { world, control, store, failed } = await givenResting();
    control.putKillFile('fire');
    store.failNextAppend('Full');
    expect(await world.kernel.run(failed)).toMatchObject({ code: 'StoreFull' });
    expect(world.broker.truth.openOrders()).toEqual([]);
    expect(world.requested('submitOrder')).toBe(1);
  });

  it('and somebody else’s order: that is left alone', async () => {
    const canceled: (readonly string[])[] = [];
    const { world, control, store, bot, failed } = await givenResting({
      reached: (broker) => ({
        ...broker,
        async openOrders() {
          const [ours] = await broker.openOrders();
          if (ours === undefined) return [];
          return [ours, { ...ours, progress: { ...ours.progress, clientOrderId: 'theirs', venueOrderId: 'V-theirs' } }];
        },
        cancelOrders(ids) {
          canceled.push(ids);
          return broker.cancelOrders(ids);
        },
      }),
    });
    const [ours] = bot.state.ledger.orders.values();
    control.putKillFile('fire');
    store.failNextAppend('Full');
    await world.kernel.run(failed);
    expect(canceled).toEqual([[ours?.venueOrderId]]);
  });

  it('and a kill of another process that it could not record: the same', async () => {
    const { world, control, store, failed } = await givenResting();
    control.write('Kill', 'fire');
    store.failNextAppend('Lost');
    await world.kernel.run(failed);
    expect(world.broker.truth.openOrders()).toEqual([]);
  });

  it('and no kill switch: orders stay, since they may protect a position', async () => {
    const { world, bot, store, failed } = await givenResting();
    store.failNextAppend('Lost');
    bot.submit(buy('1'));
    await world.kernel.run(failed);
    expect(world.broker.truth.openOrders().map(({ terms }) => toText(terms.quantity))).toEqual(['1']);
  });

  it.each(['refuses', 'never answers'])('and a venue that %s: the bot ends all the same', async (how) => {
    const errors: string[] = [];
    const log = { debug: () => undefined, info: () => undefined, warn: () => undefined };
    let isOver = false;
    const { world, control, store, failed } = await givenResting({
      logger: { ...log, error: (_: object, message: string) => void errors.push(message) } as never,
      reached: (broker) => ({
        ...broker,
        openOrders: () => {
          if (!isOver) return broker.openOrders();
          return how === 'refuses' ? Promise.reject(new Error('no')) : new Promise(() => undefined);
        },
      }),
    });
    isOver = true;
    control.putKillFile('fire');
    store.failNextAppend('Lost');
    expect(await world.kernel.run(failed)).toMatchObject({ code: 'AppendFailed' });
    expect(errors.at(-1)).toContain('Cancel them on the page of the venue');
  });
});

it('nothing is canceled at the end of a bot that nobody can control and nobody killed', async () => {
  const world = createSmallWorld();
  const memory = createMemoryEventStore();
  const store = withFaultyOutcomes(memory, { clock: world.kernel.clock });
  const bot = await world.startedBot(store);
  store.failNextAppend('Lost');
  bot.submit(buy('1'));
  await world.kernel.run(bot.failed.catch(() => undefined));
  expect(world.requested('cancelOrders')).toBe(0);
  expect(typesIn(memory)).not.toContain('OrderSubmitted');
});
