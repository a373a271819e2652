import { createHash } from 'node:crypto';
import { createCanonicalIds } from './canonicalIds';
import { createTrace } from './createTrace';
import { formatTimeline } from './formatTimeline';

const at = (ms: number) => ({ now: () => ms });

describe('a trace', () => {
  it('hashes time, lane and text of every entry in order', () => {
    const trace = createTrace(at(5));
    trace.add('bot', 'OrderSubmitted');
    trace.add('venue', 'Accepted\nv-1');
    const expected = createHash('sha256').update('[5,"bot","OrderSubmitted"]\n[5,"venue","Accepted\\nv-1"]\n');
    expect(trace.hash()).toBe(expected.digest('hex'));
  });

  it('changes its hash with every entry, and not by being asked', () => {
    const trace = createTrace(at(0));
    const empty = trace.hash();
    expect(trace.hash()).toBe(empty);
    trace.add('bot', 'a');
    expect(trace.hash()).not.toBe(empty);
  });

  it('gives the same hash however many entries it keeps', () => {
    const [all, few, none] = [createTrace(at(0)), createTrace(at(0), { keep: 3 }), createTrace(at(0), { keep: 0 })];
    for (let n = 0; n < 1000; n++) for (const trace of [all, few, none]) trace?.add('market', `price ${n}`);
    expect(new Set([all?.hash(), few?.hash(), none?.hash()]).size).toBe(1);
    expect(all?.entries).toHaveLength(1000);
    expect(few?.entries.map(({ text }) => text)).toEqual(['price 997', 'price 998', 'price 999']);
    expect(none?.entries).toEqual([]);
  });

  it('hashes ids by first appearance when it is told to, and shows them as they are', () => {
    const hashes = ['x1', 'q7'].map((id) => {
      const trace = createTrace(at(0), { canonical: createCanonicalIds({ order: /bot-[a-z0-9]+/g }) });
      trace.add('bot', `OrderSubmitted bot-${id}`);
      trace.add('venue', `Filled bot-${id}`);
      expect(trace.entries[1]?.text).toBe(`Filled bot-${id}`);
      return trace.hash();
    });
    expect(hashes[0]).toBe(hashes[1]);
  });
});

describe('canonical ids', () => {
  it('number each kind by first appearance', () => {
    const canonical = createCanonicalIds({ order: /bot-[a-z0-9-]+/g, trade: /t-\d+/g });
    expect(['submit bot-x9', 'cancel bot-k2', 'filled bot-x9 t-12 t-15'].map(canonical)).toEqual([
      'submit order#1',
      'cancel order#2',
      'filled order#1 trade#1 trade#2',
    ]);
  });
});

describe('the timeline', () => {
  const entries = [
    { at: 1000, lane: 'bot' as const, text: 'OrderSubmitted Buy 0.01 BTC-USD' },
    { at: 13_345, lane: 'network' as const, text: 'two\nlines' },
    { at: 3_724_004, lane: 'venue' as const, text: 'Accepted v-1' },
  ];

  it('aligns time, lane and text', () => {
    expect(formatTimeline(entries)).toBe(
      [
        '+00:00:00.000  bot      OrderSubmitted Buy 0.01 BTC-USD',
        '+00:00:12.345  network  two ⏎ lines',
        '+01:02:03.004  venue    Accepted v-1',
      ].join('\n'),
    );
  });

  it('shows the newest and counts the others', () => {
    expect(formatTimeline(entries, { lines: 1, startAt: 0 })).toBe(
      '… 2 earlier entries\n+01:02:04.004  venue  Accepted v-1',
    );
    expect(formatTimeline(entries, { lines: 0 })).toBe('… 3 earlier entries');
    expect(formatTimeline([])).toBe('');
  });

  it('says when the clock was set back before the start', () => {
    expect(formatTimeline([{ at: 500, lane: 'test', text: 'x' }], { startAt: 2000 })).toBe('-00:00:01.500  test  x');
  });
});
