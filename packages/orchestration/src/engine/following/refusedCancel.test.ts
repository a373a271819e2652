import { quantityOf, ratioOf } from '@bot/core';
import { failedCall, orderRules, progressOf, sell } from '../testing/fixtures';
import { wish, type EngineUnderTest, type Then, type TimelessInput } from '../testing/given';
import { givenHoldings, holding } from '../testing/holdings';

const cancels = ({ commands }: Then) =>
  commands.flatMap((one) => (one.type === 'CancelOrder' ? [one.clientOrderId] : []));
const submits = ({ commands }: Then) => commands.flatMap((one) => (one.type === 'SubmitOrder' ? [one.request] : []));

/** 2 are held, and the bracket for them rests. */
function givenProtected(): { engine: EngineUnderTest; bracket: string } {
  const orders = { ...orderRules, takeProfit: ratioOf('0.5'), stopLoss: ratioOf('0.5') };
  const engine = givenHoldings([holding('BTC-USD', '2')], { orders });
  const bracket = String(engine.woke(1_000).payload('OrderSubmitted')?.request.clientOrderId);
  engine.when({ type: 'OrderReported', progress: progressOf(bracket, 'Accepted') });
  return { engine, bracket };
}

describe('protection that an exit waits for, and that the venue does not cancel', () => {
  const refused = { outcome: 'Refused', message: 'busy' } as const;
  it.each<[string, (clientOrderId: string) => TimelessInput]>([
    [
      'it answers',
      (clientOrderId) => ({
        type: 'CancelAnswered',
        clientOrderId,
        answer: { ...refused, venueOrderId: `venue-${clientOrderId}` },
      }),
    ],
    [
      'it cannot read the request',
      (clientOrderId) => ({ type: 'CancelFailed', clientOrderId, failure: failedCall('InvalidRequest', 'NotActed') }),
    ],
  ])('is asked to go after 1, 2, 4 … seconds, and the exit follows it: %s', (_, input) => {
    const { engine, bracket } = givenProtected();
    expect(cancels(engine.when(wish({ ...sell('2'), reduceOnly: true })))).toEqual([bracket]);
    for (const seconds of [1, 2, 4]) {
      const told = engine.when(input(bracket));
      expect([told.types, cancels(told)]).toEqual([['CancelRefused'], []]);
      expect(cancels(engine.woke(seconds * 1_000 - 1))).toEqual([]);
      expect(cancels(engine.woke(1))).toEqual([bracket]);
    }
    const gone = engine.when({ type: 'OrderReported', progress: progressOf(bracket, 'Canceled') });
    expect(submits(gone)).toMatchObject([{ type: 'Market', side: 'Sell', quantity: quantityOf('2') }]);
  });
});
