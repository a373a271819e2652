import { quantityOf, type BotEvent, type BotEventPayloads } from '@bot/core';
import { configWith } from '../presets/configWith';
import { scenarioConfig } from '../presets/scenarioConfig';
import { adoptedHolding, filledOrder, handMadeFacts, requestOf, submittedOrder } from '../testing/handMadeFacts';
import type { JournalFacts } from './stepFacts';
import { checkReduceOnly } from './reduceOnly';

const problems = (events: readonly BotEvent[], more: Partial<Pick<JournalFacts, 'limits'>> = {}): readonly string[] =>
  checkReduceOnly(handMadeFacts(events, more)).map(({ problem }) => problem);
const mode = (payload: Partial<BotEventPayloads['ModeChanged']>): BotEvent => ({
  type: 'ModeChanged',
  payload: { scope: 'All', cause: 'Drawdown', mode: 'ReduceOnly', actor: 'Bot', until: null, numbers: {}, ...payload },
});
const entry = submittedOrder(requestOf('a'));
const exit = (id: string, quantity = '1'): BotEvent =>
  submittedOrder(requestOf(id, 'Sell', { reduceOnly: true, quantity: quantityOf(quantity) }));

describe('INV-09 for an order that is reduce-only', () => {
  it('lets it close what there is, and no more than that with the others of its side', () => {
    expect(problems([adoptedHolding('2'), exit('a'), exit('b')])).toEqual([]);
    const grows = 'could open or grow a position, and it is reduce-only';
    expect(problems([adoptedHolding('1'), exit('a'), exit('b')])).toEqual([`b ${grows}`]);
    expect(problems([exit('a')])).toEqual([`a ${grows}`]);
  });

  it('wants its fills to make the position smaller', () => {
    expect(problems([adoptedHolding('1'), exit('a'), filledOrder('a', '1')])).toEqual([]);
    expect(problems([adoptedHolding('1'), exit('a'), filledOrder('a', '2')])).toEqual([
      'a is reduce-only and took 1 to -1',
    ]);
    const cover = submittedOrder(requestOf('a', 'Buy', { reduceOnly: true }));
    expect(problems([adoptedHolding('1'), cover, filledOrder('a', '1')])).toContain('a is reduce-only and took 1 to 2');
    expect(problems([entry, filledOrder('a', '1')])).toEqual([]);
  });
});

describe('INV-09 for the mode', () => {
  it.each<[string, readonly BotEvent[]]>([
    ['while everything is normal', []],
    ['in a mode that forbids no entries', [mode({ mode: 'Degraded' })]],
    ['while only another instrument is held', [mode({ scope: 'ETH-USD' })]],
    ['after the cause was lifted', [mode({}), mode({ mode: 'Normal' })]],
    ['after every cause was lifted', [mode({}), mode({ cause: 'Every', mode: 'Normal' })]],
    [
      'after every cause of the instrument was lifted',
      [mode({ scope: 'BTC-USD' }), mode({ scope: 'BTC-USD', cause: 'Every', mode: 'Normal' })],
    ],
  ])('lets an entry pass %s', (_, events) => expect(problems([...events, entry])).toEqual([]));

  it.each<[string, string, readonly BotEvent[]]>([
    ['EntriesPaused', 'everywhere', [mode({ mode: 'EntriesPaused' })]],
    ['ReduceOnly', 'in the instrument', [mode({ scope: 'BTC-USD' })]],
    ['Halted', 'everywhere', [mode({ mode: 'Halted' })]],
    [
      'ReduceOnly',
      'after another scope was lifted',
      [mode({}), mode({ scope: 'ETH-USD', cause: 'Every', mode: 'Normal' })],
    ],
  ])('tells of an entry that leaves in %s, %s', (name, _, events) => {
    expect(problems([...events, entry])).toEqual([`a could open or grow a position, and the mode is ${name}`]);
    const close = submittedOrder(requestOf('a', 'Sell'));
    expect(problems([adoptedHolding('1'), ...events, close])).toEqual([]);
  });

  it('tells of an entry where the limits allow none', () => {
    const { limits } = configWith(scenarioConfig, { limits: { reduceOnly: true } });
    expect(problems([entry], { limits })).toEqual(['a could open or grow a position, and the mode is ReduceOnly']);
  });
});
