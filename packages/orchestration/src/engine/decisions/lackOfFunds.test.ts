import { booksOf, buy, DAY, progressOf } from '../testing/fixtures';
import { givenTrading, ordered, type EngineUnderTest } from '../testing/given';

const rejected = (engine: EngineUnderTest, clientOrderId: string, reason: 'InsufficientFunds' | 'PostOnlyMode') =>
  engine.when({
    type: 'SubmitAnswered',
    answer: { outcome: 'Rejected', clientOrderId, reason, message: '90 are needed, 10 are there', at: DAY },
  });

describe('a venue that has not enough funds', () => {
  it('is told of once, until the books agree again', () => {
    const engine = givenTrading();
    const first = rejected(engine, ordered(engine, buy('1', '90')), 'InsufficientFunds');
    expect(first.types).toEqual(['OrderRejected', 'AlertRaised']);
    expect(first.payload('AlertRaised')).toMatchObject({ code: 'InsufficientFunds', subject: 'BTC-USD' });
    expect(first.payload('AlertRaised')?.message).toContain(': 90 are needed, 10 are there. What was filled is kept');
    expect(rejected(engine, ordered(engine, buy('1', '90')), 'InsufficientFunds').types).toEqual(['OrderRejected']);
    engine.when({ type: 'VenueBooksRead', books: booksOf() });
    engine.when({ type: 'VenueBooksRead', books: booksOf() });
    expect(rejected(engine, ordered(engine, buy('1', '90')), 'InsufficientFunds').types).toContain('AlertRaised');
  });

  it('may say so when a part was filled', () => {
    const engine = givenTrading();
    const id = ordered(engine, buy('1', '90'));
    engine.when({ type: 'OrderReported', progress: progressOf(id, 'Accepted') });
    const ended = engine.when({
      type: 'OrderReported',
      progress: progressOf(id, 'Canceled', '0', { reason: 'InsufficientFunds' }),
    });
    expect(ended.payload('AlertRaised')?.message).toMatch(/^The venue has not enough funds for order [^:]+\. What/);
  });

  it('is not what another reason says', () => {
    const engine = givenTrading();
    expect(rejected(engine, ordered(engine, buy('1', '90')), 'PostOnlyMode').types).toEqual(['OrderRejected']);
  });
});
