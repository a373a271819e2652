import { quantityOf, ratioOf } from '@bot/core';
import { buy, orderRules, progressOf, sell } from '../testing/fixtures';
import { givenTrading, ordered, type EngineUnderTest, type Then } from '../testing/given';

const orders = { ...orderRules, takeProfit: ratioOf('0.5'), stopLoss: ratioOf('0.05'), rejectLimit: 1_000 };
const reported = (engine: EngineUnderTest, id: string, ...word: [Parameters<typeof progressOf>[1], string?]): Then =>
  engine.when({ type: 'OrderReported', progress: progressOf(id, ...word) });
const bare = ({ state }: EngineUnderTest) => [...state.ledger.unprotected];

/** 1 is held, and the bracket for it is on its way. */
function givenBracket(): { engine: EngineUnderTest; bracket: string } {
  const engine = givenTrading({ config: { orders } });
  const filled = reported(engine, ordered(engine, buy('1', '100')), 'Filled', '1');
  return { engine, bracket: String(filled.payload('OrderSubmitted')?.request.clientOrderId) };
}

describe('a position is known to be without protection', () => {
  it.each(['Rejected', 'Expired', 'Canceled'] as const)('when its bracket ends by itself: %s', (status) => {
    const { engine, bracket } = givenBracket();
    reported(engine, bracket, status);
    expect(bare(engine)).toEqual([['BTC-USD', quantityOf('1')]]);
  });

  it('not when we have asked for its end, before or after the venue has named it', () => {
    for (const isNamed of [true, false]) {
      const { engine, bracket } = givenBracket();
      if (isNamed) reported(engine, bracket, 'Accepted');
      engine.when({ type: 'CancelWished', clientOrderId: bracket, reason: 'Test' });
      reported(engine, bracket, 'Canceled');
      expect(bare(engine)).toEqual([]);
    }
  });

  it('not when it has done something of what it was for', () => {
    const { engine, bracket } = givenBracket();
    reported(engine, bracket, 'PartiallyFilled', '0.4');
    reported(engine, bracket, 'Canceled', '0.4');
    expect(bare(engine)).toEqual([]);
  });

  it('no more once the venue has taken another', () => {
    const { engine, bracket } = givenBracket();
    reported(engine, bracket, 'Rejected');
    expect([...engine.state.ledger.alerts]).toEqual(['Unprotected:BTC-USD']);
    const more = reported(engine, ordered(engine, buy('1', '100')), 'Filled', '1');
    reported(engine, String(more.payload('OrderSubmitted')?.request.clientOrderId), 'Accepted');
    expect([bare(engine), [...engine.state.ledger.alerts]]).toEqual([[], []]);
  });

  it('not by what else ends, and not again by a late word', () => {
    const { engine, bracket } = givenBracket();
    reported(engine, ordered(engine, buy('1', '90')), 'Rejected');
    expect(bare(engine)).toEqual([]);
    reported(engine, bracket, 'Rejected');
    engine.state.ledger.unprotected.clear();
    reported(engine, bracket, 'Rejected', '0.1');
    expect(bare(engine)).toEqual([]);
  });
});

describe('refusals of the venue', () => {
  it('are counted once for each order, by instrument, the last hundred', () => {
    const engine = givenTrading({ config: { orders } });
    const refuse = (): void => {
      const id = ordered(engine, buy('0.1', '90'));
      reported(engine, id, 'Rejected');
      reported(engine, id, 'Rejected', '0.05');
    };
    refuse();
    const times = () => engine.state.ledger.rejections.get('BTC-USD') ?? [];
    expect(times()).toEqual([engine.now]);
    engine.sampled(1_000, '100');
    for (let n = 0; n < 100; n++) refuse();
    expect([times().length, times()[0]]).toEqual([100, engine.now]);
  });
});

it('what is too small to be closed is said again when it was large enough meanwhile', () => {
  const engine = givenTrading();
  const dust = () => engine.state.ledger.alerts.has('DustPosition:BTC-USD');
  engine.state.ledger.alerts.add('DustPosition:BTC-USD');
  reported(engine, ordered(engine, buy('0.02', '90')), 'Filled', '0.02');
  expect(dust()).toBe(false);
  engine.state.ledger.alerts.add('DustPosition:BTC-USD');
  reported(engine, ordered(engine, sell('0.02')), 'Filled', '0.02');
  expect(dust()).toBe(false);
});
