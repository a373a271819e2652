import { ratioOf } from '@bot/core';
import { booksOf, buy, failedCall, orderRules, progressOf, sell, testConfig } from './testing/fixtures';
import { wish, type EngineUnderTest, type Then, type TimelessInput } from './testing/given';
import { givenHoldings, holding } from './testing/holdings';

const orders = { ...orderRules, takeProfit: ratioOf('0.5'), stopLoss: ratioOf('0.05') };
const submits = ({ commands }: Then): string[] =>
  commands.flatMap((one) => (one.type === 'SubmitOrder' ? [`${one.request.side} ${one.request.type}`] : []));

/** 1 is held, as a crash has left it: without protection. */
const givenBare = (): EngineUnderTest => givenHoldings([holding('BTC-USD', '1')], { orders });

const clientOrderId = 'any';
const lost = failedCall('Timeout', 'Unknown');
const answer = { clientOrderId, venueOrderId: 'any', outcome: 'Refused', reason: null, message: '' } as const;
const books = booksOf({ positions: [holding('BTC-USD', '1')] });

describe('what is held without protection gets it with whatever comes next:', () => {
  it.each<[string, TimelessInput]>([
    ['the time', { type: 'Woke' }],
    ['a duty', { type: 'TaskFinished', result: { task: 'Guards' } }],
    ['the books', { type: 'VenueBooksRead', books }],
    ['a command', { type: 'ModeCommanded', mode: 'Normal', reason: 'Test' }],
    ['word of any order', { type: 'OrderReported', progress: progressOf('by-hand', 'Accepted') }],
    ['a look-up', { type: 'OrderQueried', clientOrderId, found: null }],
    ['an order that was taken', { type: 'SubmitAnswered', answer: { ...answer, outcome: 'Accepted', at: 0 } }],
    ['an order that was lost', { type: 'SubmitFailed', clientOrderId, failure: lost }],
    ['an amendment that was refused', { type: 'AmendAnswered', clientOrderId, answer }],
    ['a cancel that was refused', { type: 'CancelAnswered', clientOrderId, answer }],
    ['a cancel that was lost', { type: 'CancelFailed', clientOrderId, failure: lost }],
    [
      'a configuration',
      { type: 'ConfigOffered', reloadId: 'reload-1', config: { ...testConfig, orders, holdings: 'adopt' } },
    ],
  ])('%s', (_, input) => {
    expect(submits(givenBare().when(input))).toEqual(['Sell Bracket']);
  });

  it('a price only when something is to be sent that may need room, since prices come all the time', () => {
    const engine = givenBare();
    expect(submits(engine.sampled(1_000, '100'))).toEqual([]);
    const busy = { ...lost, code: 'RateLimited', retryAfterMs: 5_000 } as const;
    engine.when({ type: 'OrderQueryFailed', clientOrderId, failure: busy });
    engine.when(wish(buy('0.1', '90')));
    expect([...engine.state.ledger.sends.values()].length).toBeGreaterThan(0);
    engine.sampled(1_000, '100');
    expect([...engine.state.ledger.liveProtection.values()]).toEqual(['BTC-USD']);
  });
});

it('an exit that waits has the protection canceled in the same turn; one that left at once changes nothing', () => {
  const engine = givenBare();
  const bracket = String(engine.woke(1_000).payload('OrderSubmitted')?.request.clientOrderId);
  engine.when({ type: 'OrderReported', progress: progressOf(bracket, 'Accepted') });
  expect(engine.when(wish(buy('0.1', '90'))).types).not.toContain('CancelRequested');
  expect(engine.when(wish(sell('1'))).types).toContain('CancelRequested');
});
