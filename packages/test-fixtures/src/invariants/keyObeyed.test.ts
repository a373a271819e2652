import type { BotEvent, BotEventPayloads } from '@bot/core';
import { handMadeFacts, requestOf, submittedOrder } from '../testing/handMadeFacts';
import type { KeyAnswer, KeyUse } from '../world/keyUse';
import { checkKeyInJournal, createKeyObeyed } from './keyObeyed';
import type { JournalFacts } from './stepFacts';

const call = (at: number, enters: string | null = null): KeyUse => ({ type: 'Called', at, method: 'balances', enters });
const told = (at: number, answer: KeyAnswer, more: Partial<Extract<KeyUse, { type: 'Told' }>> = {}): KeyUse => ({
  ...{ type: 'Told', at, calledAt: at, enters: null, answer, mayTrade: false },
  ...more,
});
const seen = (keyUses: readonly KeyUse[], more: Partial<Omit<JournalFacts, 'truth'>> = {}): readonly string[] =>
  createKeyObeyed()(handMadeFacts([], { keyUses, ...more })).map(({ problem }) => problem);
const resumed = (at: number) => ({ modeWishes: [{ at, scope: 'All', mode: 'Normal', until: null } as const] });

describe('INV-24 from outside, for a key that is not accepted', () => {
  const refused = [call(0), told(10, 'NotAccepted')];

  it('lets it be tried now and then', () => {
    expect(seen([...refused, call(4_010), told(4_020, 'NotAccepted'), call(8_010)])).toEqual([]);
    expect(seen([...refused, call(4_009)])).toEqual([
      'balances is asked 3999 ms after the key was last refused or tried',
    ]);
    expect(seen([...refused, call(4_010), call(4_010)])).toHaveLength(1);
  });

  it('knows what was under way when it was told', () => {
    expect(seen([call(0), call(0), told(10, 'NotAccepted'), call(10), told(12, 'NotAccepted')])).toEqual([]);
    expect(seen([...refused, told(11, 'Taken', { calledAt: 5 }), call(20)])).toHaveLength(1);
  });

  it('begins anew when the key is accepted, and not when nothing is known', () => {
    expect(seen([...refused, call(5_000), told(5_001, 'Taken'), call(5_002)])).toEqual([]);
    expect(seen([...refused, call(5_000), told(5_001, 'Failed'), call(5_002)])).toHaveLength(1);
  });

  it('lets an operator ask for it at once, and another process try', () => {
    expect(seen([...refused, call(1_000)], resumed(900))).toEqual([]);
    expect(seen([...refused, call(1_000)], resumed(5))).toHaveLength(1);
    const check = createKeyObeyed();
    expect(check(handMadeFacts([], { keyUses: refused, isRunning: false }))).toEqual([]);
    expect(check(handMadeFacts([], { keyUses: [...refused, call(1_000)] }))).toEqual([]);
  });
});

describe('INV-24 from outside, for an instrument that the key may not enter', () => {
  const denied = [call(0, 'BTC-PERP'), told(10, 'NotPermitted', { enters: 'BTC-PERP' })];

  it('lets it not be entered again, and everything else be asked', () => {
    expect(seen([...denied, call(60_000, 'BTC-PERP')])).toEqual([
      'BTC-PERP is entered again, which the key was not permitted',
    ]);
    expect(seen([...denied, call(11, 'BTC-USD'), call(12)])).toEqual([]);
  });

  it('until the key may, or an operator resumes', () => {
    expect(seen([...denied, told(20, 'Taken', { mayTrade: true }), call(21, 'BTC-PERP')])).toEqual([]);
    expect(
      seen([...denied, call(10, 'BTC-PERP'), told(15, 'Taken', { enters: 'BTC-PERP' }), call(21, 'BTC-PERP')]),
    ).toEqual([]);
    expect(seen([...denied, call(21, 'BTC-PERP')], resumed(15))).toEqual([]);
  });
});

describe('INV-24 in the log', () => {
  const mode = (payload: Partial<BotEventPayloads['ModeChanged']>): BotEvent => ({
    type: 'ModeChanged',
    payload: {
      ...{ scope: 'All', cause: 'ReadOnlyKey', mode: 'EntriesPaused', actor: 'Bot', until: null, numbers: {} },
      ...payload,
    },
  });
  const attempt: BotEvent = { type: 'SubmitAttempted', payload: { clientOrderId: 'a', attempt: 1 } };
  const found = (events: readonly BotEvent[]): readonly string[] =>
    checkKeyInJournal(handMadeFacts(events)).map(({ problem }) => problem);
  const entry = submittedOrder(requestOf('a'));
  const exit = submittedOrder(requestOf('a', 'Sell', { reduceOnly: true }));
  const perInstrument = mode({ scope: 'BTC-USD', cause: 'InstrumentNotPermitted' });

  it.each<[string, readonly BotEvent[]]>([
    ['before that', [entry, attempt, mode({})]],
    ['after it ended', [mode({}), mode({ mode: 'Normal' }), entry, attempt]],
    ['after an operator has resumed', [mode({}), mode({ cause: 'Every', mode: 'Normal' }), entry, attempt]],
    ['for another reason', [mode({ cause: 'Operator' }), entry, attempt]],
    ['in another instrument', [mode({ scope: 'ETH-USD', cause: 'InstrumentNotPermitted' }), entry, attempt]],
    ['as an exit from an instrument that may not be entered', [perInstrument, exit, attempt]],
    ['although nobody knows it', [mode({}), attempt]],
  ])('lets an order leave %s', (_, events) => expect(found(events)).toEqual([]));

  it('tells of one that leaves in spite of it', () => {
    expect(found([mode({}), exit, attempt])).toEqual(['a leaves in spite of All:ReadOnlyKey']);
    expect(found([perInstrument, mode({ scope: 'ETH-USD', cause: 'Every', mode: 'Normal' }), entry, attempt])).toEqual([
      'a leaves in spite of BTC-USD:InstrumentNotPermitted',
    ]);
  });
});
