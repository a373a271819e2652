import type { MarketMessage } from '@bot/core';
import fc from 'fast-check';
import { marketMessages } from '../faults/messageTraits';
import { openFaultWorld } from '../faults/testing/faultWorld';
import { createChannel, type Channel } from './channel';

/** Texts on the stream of reports, 20 ms each. */
function openReports(delays: number[] = []) {
  const world = openFaultWorld();
  const { clock, timers, faults } = world;
  const heard: string[] = [];
  const channel: Channel<string> = createChannel({
    ...{ clock, timers, faults: faults.stream('reports') },
    delayMs: () => delays.shift() ?? 20,
    deliver: (item) => void heard.push(`${item}@${clock.monotonicMs()}`),
  });
  return { ...world, channel, heard };
}

/** A connection for market data: one message of each text a second; `beat` is a heartbeat. */
function openMarket() {
  const world = openFaultWorld();
  const { clock, timers, faults, kernel } = world;
  const heard: string[] = [];
  const channel = createChannel<MarketMessage>({
    ...{ clock, timers, faults: faults.stream('market'), traits: marketMessages, delayMs: () => 20 },
    deliver: (message) => void heard.push(`${message.sequence} ${message.type}`),
  });
  let sequence = 0;
  return {
    ...world,
    heard,
    async tell(...types: ('Status' | 'Heartbeat')[]) {
      for (const type of types) {
        const numbered = { sequence: sequence++, at: clock.now() };
        if (type === 'Heartbeat') channel.push({ type, counter: 1, ...numbered });
        else channel.push({ type, instrumentId: 'BTC-USD', status: 'Online', ...numbered });
        await kernel.advance(1_000);
      }
    },
  };
}

describe('a channel', () => {
  it('asks for the delay of each message, and keeps their order', async () => {
    const { channel, heard, kernel } = openReports([50, 10, 60]);
    for (const item of ['a', 'b', 'c']) channel.push(item);
    await kernel.advance(1_000);
    expect(heard).toEqual(['a@50', 'b@50', 'c@60']);
  });

  it('takes what a listener sends while it listens', async () => {
    const world = openFaultWorld();
    const { clock, timers, kernel } = world;
    const heard: number[] = [];
    const channel: Channel<number> = createChannel({
      ...{ clock, timers, delayMs: () => 5 },
      deliver(item) {
        heard.push(clock.monotonicMs());
        if (item > 0) channel.push(item - 1);
      },
    });
    channel.push(3);
    await kernel.settled();
    await kernel.advance(100);
    expect(heard).toEqual([5, 10, 15, 20]);
    expect(clock.pendingTimers()).toEqual([]);
  });

  it('delivers the rest when a listener throws', async () => {
    const { clock, timers, kernel } = openFaultWorld();
    const heard: string[] = [];
    const channel = createChannel<string>({
      ...{ clock, timers, delayMs: () => 5 },
      deliver(item) {
        if (item === 'bad') throw new Error('This listener does not like it.');
        heard.push(`${item}@${clock.monotonicMs()}`);
      },
    });
    for (const item of ['a', 'bad', 'b', 'c']) channel.push(item);
    await expect(kernel.advance(100)).rejects.toThrow('does not like it');
    await kernel.advance(100);
    expect(heard).toEqual(['a@5', 'b@5', 'c@5']);
  });

  it('delivers everything in order, whatever the delays', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(100), { maxLength: 20 }), (delays) => {
        const { clock, timers } = openFaultWorld();
        const heard: number[] = [];
        const left = [...delays];
        const channel = createChannel<number>({
          ...{ clock, timers, delayMs: () => left.shift() ?? 0 },
          deliver: (item) => void heard.push(item),
        });
        delays.forEach((_, index) => channel.push(index));
        while (clock.fireNext());
        expect(heard).toEqual(delays.map((_, index) => index));
      }),
    );
  });
});

describe('a fault of a message', () => {
  it.each([
    ['drop', ['a@20', 'c@20']],
    ['duplicate', ['a@20', 'b@20', 'b@20', 'c@20']],
    ['reorder', ['a@20', 'c@20', 'b@20']],
  ] as const)('%s', async (name, expected) => {
    const { channel, faults, heard, kernel, network } = openReports();
    faults.on('reports').nth(2)[name]();
    for (const item of ['a', 'b', 'c']) channel.push(item);
    await kernel.advance(1_000);
    expect(heard).toEqual(expected);
    expect(network()).toHaveLength(1);
    expect(network()[0]).toMatch(/^reports message /);
    expect(faults.pending()).toEqual([]);
  });

  it('delays it and everything behind it', async () => {
    const { channel, faults, heard, kernel } = openReports();
    faults.on('reports').delay('5s');
    channel.push('a');
    await kernel.advance(100);
    channel.push('b');
    await kernel.advance(10_000);
    channel.push('c');
    await kernel.advance(100);
    expect(heard).toEqual(['a@5020', 'b@5020', 'c@10120']);
  });

  it('lets only the next one pass, also several in a row, and is never heard without a next one', async () => {
    const { channel, faults, heard, kernel } = openReports();
    faults.on('reports').times(2).reorder();
    for (const item of ['a', 'b', 'c', 'd']) channel.push(item);
    faults.on('reports').reorder();
    channel.push('e');
    await kernel.advance(1_000);
    expect(heard).toEqual(['c@20', 'a@20', 'b@20', 'd@20']);
  });

  it('is of one stream only', async () => {
    const { channel, faults, heard, kernel } = openReports();
    faults.on('fills').drop();
    channel.push('a');
    await kernel.advance(20);
    expect(heard).toEqual(['a@20']);
    expect(faults.pending()).toEqual([{ point: 'fills', call: '1', fault: 'message lost', callsSeen: 0 }]);
  });

  it('leaves a gap in the numbers of market data: with a message, or without one', async () => {
    const lost = openMarket();
    lost.faults.on('market').nth(2).drop();
    await lost.tell('Status', 'Status', 'Heartbeat');
    expect(lost.heard).toEqual(['0 Status', '2 Heartbeat']);

    const jumped = openMarket();
    jumped.faults.on('market').nth(2).sequenceGap();
    await jumped.tell('Status', 'Status', 'Heartbeat');
    expect(jumped.heard).toEqual(['0 Status', '2 Status', '3 Heartbeat']);
  });

  it('leaves out no number where there are none, and waits', async () => {
    const world = openMarket();
    const { clock, timers, faults } = world;
    const quotes = createChannel<string>({
      ...{ clock, timers, faults: faults.stream('market') },
      ...{ delayMs: () => 0, deliver: () => undefined },
    });
    faults.on('market').sequenceGap();
    quotes.push('quote');
    expect(faults.pending()).toHaveLength(1);
    await world.tell('Status');
    expect(world.heard).toEqual(['1 Status']);
    expect(faults.pending()).toEqual([]);
  });

  it('can only be a left out number where messages are counted', () => {
    const { faults } = openFaultWorld();
    expect(() => faults.on('fills').sequenceGap()).toThrow('only a connection for market data counts its messages');
  });
});

describe('a connection that breaks', () => {
  it('loses what is sent meanwhile and what is under way, and shows a gap afterwards', async () => {
    const { tell, faults, heard, clock, kernel } = openMarket();
    await tell('Status');
    clock.setTimer(1_010, () => faults.disconnect('market', { kind: 'clean', for: 1_900 }));
    await kernel.advance(1_000);
    await tell('Status', 'Heartbeat', 'Status');
    expect(heard).toEqual(['0 Status', '3 Status']);
    expect(faults.pending()).toEqual([]);
  });

  it('may be silent: heartbeats go on without a gap, and there is no data', async () => {
    const { tell, faults, heard } = openMarket();
    await tell('Status');
    faults.disconnect('all', { kind: 'silent', for: '3s' });
    await tell('Heartbeat', 'Status', 'Heartbeat', 'Status', 'Heartbeat');
    expect(heard).toEqual(['0 Status', '1 Heartbeat', '2 Heartbeat', '3 Status', '4 Heartbeat']);
  });

  it('is down rather than silent when both are said', async () => {
    const { tell, faults, heard } = openMarket();
    faults.disconnect('market', { kind: 'silent', for: '10s' });
    faults.disconnect('market', { kind: 'clean', for: '2s' });
    await tell('Heartbeat', 'Status', 'Heartbeat');
    expect(heard).toEqual(['2 Heartbeat']);
  });

  it('may be that of reports alone, which includes the fills', () => {
    const { faults } = openFaultWorld();
    faults.disconnect('reports', { kind: 'clean', for: '10s' });
    const line = (stream: 'reports' | 'fills' | 'market') => faults.stream(stream).line();
    expect([line('reports'), line('fills'), line('market')]).toEqual(['Down', 'Down', 'Open']);
  });

  it('flaps', async () => {
    const { tell, faults, heard } = openMarket();
    faults.preset('flappingFeed', { for: '20s' });
    await tell(...Array.from({ length: 25 }, () => 'Status' as const));
    const numbers = heard.map((text) => Number.parseInt(text, 10));
    expect(numbers).toEqual([5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 20, 21, 22, 23, 24]);
  });
});
