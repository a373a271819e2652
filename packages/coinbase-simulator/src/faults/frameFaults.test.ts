import { openFaultyWire } from './testing/openFaultyWire';

const frame = (number: number, channel = 'l2_data'): string =>
  JSON.stringify({ channel, sequence_num: number, events: [{ type: 'update' }] });

describe('faults of frames', () => {
  async function openOne() {
    const world = openFaultyWire();
    const { heard, socket } = await world.connect();
    heard.splice(0);
    return {
      ...world,
      ...{ heard, socket },
      async send(...frames: readonly string[]) {
        for (const text of frames) world.behind.peer().send(text);
        await world.kernel.settled();
        return heard.splice(0);
      },
    };
  }
  const frames = [frame(0), frame(1), frame(2)];

  it('lost, twice, after the next one, behind a gap', async () => {
    const { faults, send } = await openOne();
    faults.on('frames').nth(2).drop();
    expect(await send(...frames)).toEqual([frame(0), frame(2)]);
    faults.on('frames level2').duplicate();
    expect(await send(...frames)).toEqual([frame(0), frame(0), frame(1), frame(2)]);
    faults.on('frames level2').reorder();
    expect(await send(...frames)).toEqual([frame(1), frame(0), frame(2)]);
    faults.on('frames level2').nth(2).sequenceGap();
    expect(await send(...frames)).toEqual([frame(0), frame(2), frame(3)]);
    faults.on('frames level2').sequenceGap({ by: 10 });
    expect(await send(...frames)).toEqual([frame(11), frame(12), frame(13)]);
    expect(faults.pending()).toEqual([]);
  });

  it('of one channel alone; errors have a name too', async () => {
    const { faults, send } = await openOne();
    faults.on('frames user').drop();
    faults.on('frames error').drop();
    faults.on('frames ticker').drop();
    const error = '{"type":"error","message":"authentication failure"}';
    expect(await send(frame(0), error, frame(1, 'user'), frame(2, 'user'))).toEqual([frame(0), frame(2, 'user')]);
    expect(faults.pending()).toMatchObject([{ point: 'frames ticker', callsSeen: 0 }]);
  });

  it('too long, cut, garbled, with a field that is wrong', async () => {
    const { faults, send } = await openOne();
    faults.on('frames').oversize({ bytes: 1_000 });
    faults.on('frames').nth(2).truncate({ afterBytes: 7 });
    faults.on('frames').nth(3).garble();
    faults.on('frames').nth(4).field('events.0.type', 7);
    faults.on('frames').nth(5).field('events', undefined);
    const [long, cut, garbled, wrong, missing] = await send(...frames, frame(3), frame(4));
    expect(missing).toBe('{"channel":"l2_data","sequence_num":4}');
    expect(JSON.parse(String(long))).toMatchObject({ sequence_num: 0, padding: expect.any(String) });
    expect(String(long).length).toBeGreaterThanOrEqual(1_000);
    expect(cut).toBe('{"chann');
    expect(garbled).toContain('\u00ff');
    expect(wrong).toContain('"events":[{"type":7}]');
  });

  it('of a field wait for a frame that has it; a cut takes the last byte at least', async () => {
    const { faults, send } = await openOne();
    faults.on('frames').nth(2).field('events.0.updates.price_level', 'x');
    faults.on('frames').truncate({ afterBytes: 5_000 });
    const [cut, ...rest] = await send(...frames);
    expect([cut, rest]).toEqual([frame(0).slice(0, -1), [frame(1), frame(2)]]);
    expect(faults.pending()).toMatchObject([{ callsSeen: 0 }]);
    const level = JSON.stringify({ channel: 'l2_data', sequence_num: 3, events: [{ updates: {} }] });
    expect(await send(level, level)).toEqual([level, level.replace('{}', '{"price_level":"x"}')]);
    expect(faults.pending()).toEqual([]);
  });

  it('that cannot happen are not armed', () => {
    const { faults } = openFaultyWire();
    const fault = faults.on('frames');
    for (const code of [999, 1004, 1005, 1006, 1015, 2999, 5000, 1000.5]) {
      expect(() => fault.close({ code })).toThrow(`and not ${code}; break is without one`);
    }
    const reason = 'ü'.repeat(62);
    expect(() => fault.close({ code: 3_000, reason })).toThrow('at most 123 bytes');
    expect(() => fault.oversize({ bytes: 1e10 })).toThrow('bytes is a whole number');
    expect(() => fault.truncate({ afterBytes: 0.5 })).toThrow('afterBytes is a whole number');
    expect(() => fault.sequenceGap({ by: 0 })).toThrow('by is a whole number from 1');
    expect(() => faults.closeSockets({ code: 1006 })).toThrow('and not 1006');
    expect(() => faults.closeSockets({ reason })).toThrow('at most 123 bytes');
    expect(faults.pending()).toEqual([]);
  });

  it.each([
    ['close', '(1001 restart)'],
    ['close without a word', '(1000 )'],
    ['break', '(1006 )'],
  ] as const)('in place of one the socket ends, %s', async (how, end) => {
    const { faults, send, behind } = await openOne();
    const fault = faults.on('frames').nth(2);
    if (how === 'close') fault.close({ code: 1001, reason: 'restart' });
    else if (how === 'break') fault.break();
    else fault.close({ code: 1000 });
    expect(await send(...frames)).toEqual([frame(0), end]);
    expect(behind.heard).toEqual(['(closed)']);
  });

  it('in place of one the socket goes half-open', async () => {
    const { faults, send, socket, behind, kernel, heard } = await openOne();
    faults.on('frames').nth(2).halfOpen();
    // What was sent just before is lost with it.
    await send(frame(0));
    expect(await send(frame(1), frame(2))).toEqual([]);
    socket.send('hello?');
    await kernel.settled();
    expect([heard, behind.heard]).toEqual([[], ['(closed)']]);
  });
});

describe('faults of sockets', () => {
  it('refused, half-open from the beginning, then as ever', async () => {
    const { faults, connect, behind, kernel } = openFaultyWire();
    faults.on('sockets').refuse();
    faults.on('sockets').nth(2).status(429);
    faults.on('sockets').nth(3).halfOpen();
    for (const _ of ['refused', 'status']) expect((await connect()).heard).toEqual(['(1006 )']);
    const mute = await connect();
    behind.peer().send('to nobody');
    const alive = await connect();
    behind.peer().send('hello');
    await kernel.settled();
    expect([mute.heard, alive.heard]).toEqual([['(opened)'], ['(opened)', 'hello']]);
  });

  it('end all at once, as is said', async () => {
    const { faults, connect, behind, kernel } = openFaultyWire();
    const first = await connect();
    faults.closeSockets();
    const second = await connect();
    faults.closeSockets({ code: 1000, reason: 'deprecated hostname' });
    const third = await connect();
    faults.breakSockets();
    const fourth = await connect();
    faults.muteSockets();
    behind.peer().send('to nobody');
    const fifth = await connect();
    fifth.socket.close();
    await kernel.settled();
    faults.breakSockets();
    await kernel.settled();
    expect([first, second, third, fourth, fifth].map(({ heard }) => heard.at(-1))).toEqual([
      ...['(1001 )', '(1000 deprecated hostname)', '(1006 )', '(opened)', '(1000 )'],
    ]);
    expect(behind.heard).toHaveLength(5);
  });
});
