import { silentLogger, type Broker } from '@bot/core';
import { createKernel, createScriptedBroker, createVirtualClock } from '@bot/simulation';
import type { EngineCommand } from '../engine/decision';
import { booksOf, btc, btcPerp, buy, DAY, opinionated } from '../engine/testing/fixtures';
import { givenTrading, ordered, type Given } from '../engine/testing/given';
import { createMarketFeed } from './feed/createMarketFeed';
import { createPendingChanges } from './shutdown/pendingChanges';
import { createTaskRunner } from './tasks/createTaskRunner';
import { executeCommand } from './executeCommand';
import type { IncomingInput } from './runEngine';

function givenShell(change: Partial<Broker> = {}, given: Given = {}) {
  const clock = createVirtualClock({ startAt: DAY });
  const scripted = createScriptedBroker({ clock, instruments: [btc, btcPerp], balances: { USD: '10000' } });
  const engine = givenTrading(given);
  const inputs: IncomingInput[] = [];
  const broker = { ...scripted, ...change };
  const feed = createMarketFeed({ broker, clock, config: engine.state.config, take: (input) => inputs.push(input) });
  const tasks = createTaskRunner({ clock, logger: silentLogger, deadlineMs: 10_000 });
  const execute = (command: EngineCommand): void =>
    executeCommand(
      {
        state: engine.state,
        broker,
        clock,
        feed,
        tasks,
        changes: createPendingChanges(),
        exportMetrics: () => undefined,
        take: (input) => inputs.push(input),
        answerWish: () => undefined,
        answerCommand: () => undefined,
        answerReload: () => undefined,
      },
      command,
    );
  return { engine, execute, inputs, kernel: createKernel({ clock }), requests: scripted.requests, scripted };
}

const cancel = { type: 'CancelOrder', clientOrderId: 'c', venueOrderId: 'v' } as const;

describe('a command', () => {
  it('whose call throws at once, with an error that no adapter should throw, counts as unknown', async () => {
    const { execute, inputs, kernel } = givenShell({
      cancelOrders() {
        throw new TypeError('undefined is not a venue');
      },
    });
    execute(cancel);
    await kernel.settled();
    expect(inputs).toEqual([
      {
        type: 'CancelFailed',
        clientOrderId: 'c',
        failure: { code: 'UndecodableAnswer', venueOutcome: 'Unknown', message: 'undefined is not a venue' },
      },
    ]);
  });

  it.each([
    ['a rejection that is no error', () => Promise.reject('gone')],
    ['an answer without an answer', () => Promise.resolve([])],
  ])('that gets %s counts as unknown', async (_, cancelOrders: Broker['cancelOrders']) => {
    const { execute, inputs, kernel } = givenShell({ cancelOrders });
    execute(cancel);
    await kernel.settled();
    expect(inputs).toMatchObject([{ type: 'CancelFailed', failure: { venueOutcome: 'Unknown' } }]);
  });

  it('to read the books fails as a whole when one part cannot be read', async () => {
    const { execute, inputs, kernel, scripted } = givenShell();
    scripted.script.failNext('fillsSince', 'RateLimited');
    const read = { type: 'ReadVenueBooks', ours: ['mine'], fillsSince: 0, withPerpetuals: false } as const;
    execute(read);
    await kernel.settled();
    execute(read);
    await kernel.settled();
    expect(inputs).toEqual([
      { type: 'VenueBooksUnreadable', failure: expect.objectContaining({ code: 'RateLimited' }) },
      {
        type: 'VenueBooksRead',
        books: booksOf({ ours: [{ clientOrderId: 'mine', found: null }] }),
      },
    ]);
  });

  it('to load the venue brings what it lists, its fees, and closed candles of the cycle, oldest first', async () => {
    const minute = { cycleIntervalMs: 60_000, instrumentIds: ['BTC-USD', 'NOT-LISTED'] };
    const { execute, inputs, kernel, requests, scripted } = givenShell(
      {},
      { config: minute, strategies: [opinionated('A', () => null)] },
    );
    const { bid, bidSize } = { bid: buy('1', '5').limitPrice, bidSize: buy('1').quantity };
    const prices = { open: bid, high: bid, low: bid, close: bid, volume: bidSize };
    const candle = (openedAt: number) =>
      ({ instrumentId: 'BTC-USD', openedAt, durationMs: 60_000, ...prices }) as never;
    scripted.script.candles([candle(DAY + 60_000), candle(DAY)]);
    execute({ type: 'LoadVenue' });
    await kernel.settled();
    expect(inputs).toMatchObject([{ type: 'VenueLoaded', instruments: [btc, btcPerp], fees: {} }]);
    expect(inputs[0]).toMatchObject({ warmUp: [{ openedAt: DAY }, { openedAt: DAY + 60_000 }] });
    expect(requests.map(({ method, summary }) => `${method} ${summary}`)).toContain('candles 3 of BTC-USD');
  });

  it.each([
    ['nothing has to be warmed up', { config: { cycleIntervalMs: 60_000 } }],
    ['cycles are shorter than any candle', { strategies: [opinionated('A', () => null)] }],
  ])('to load the venue asks for no candles where %s', async (_, given) => {
    const { execute, inputs, kernel, requests } = givenShell({}, given);
    execute({ type: 'LoadVenue' });
    await kernel.settled();
    expect(inputs).toMatchObject([{ type: 'VenueLoaded', warmUp: [] }]);
    expect(requests.filter(({ method }) => method === 'candles')).toEqual([]);
  });

  it('to submit what is no longer wanted sends nothing', () => {
    const { engine, execute, inputs, requests } = givenShell();
    const id = ordered(engine, buy('1', '90'));
    const request = engine.state.ledger.orders.get(id);
    engine.when({ type: 'CancelWished', clientOrderId: id, reason: 'Asked' });
    execute({ type: 'SubmitOrder', request: request as never, attempt: 1 });
    expect(inputs).toMatchObject([
      { type: 'SubmitFailed', failure: { code: 'SendGateClosed', message: 'NoLongerWanted' } },
    ]);
    expect(requests).toEqual([]);
  });

  it('that nobody knows is a mistake', () => {
    expect(() => givenShell().execute({ type: 'Dance' } as never)).toThrow('unexpected case');
  });

  it('tries the key, and tells what it may do or that it is not accepted', async () => {
    const { execute, inputs, kernel, scripted } = givenShell({});
    execute({ type: 'ReadPermissions' });
    await kernel.settled();
    scripted.script.failNext('permissions', 'AuthenticationFailed');
    execute({ type: 'ReadPermissions' });
    await kernel.settled();
    expect(inputs).toMatchObject([
      { type: 'PermissionsRead', permissions: { canTrade: true } },
      { type: 'PermissionsUnreadable', failure: { code: 'AuthenticationFailed', venueOutcome: 'NotActed' } },
    ]);
  });
});
