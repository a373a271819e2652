import { quantityOf } from '@bot/core';
import { nextWakeAt } from './nextWakeAt';
import { growingOrders } from './state/growingOrders';
import { btcPerp, buy, failedCall, progressOf, sell } from './testing/fixtures';
import { ordered, type EngineUnderTest } from './testing/given';
import { givenHoldings, holding } from './testing/holdings';

const given = () => givenHoldings([holding('BTC-USD', '1')]);

function live(engine: EngineUnderTest, terms: Parameters<typeof ordered>[1]): string {
  const id = ordered(engine, terms);
  engine.when({
    type: 'OrderReported',
    progress: progressOf(id, 'Accepted', '0', { instrumentId: terms.instrumentId }),
  });
  return id;
}
const commanded = (engine: EngineUnderTest, mode: 'Halted' | 'ReduceOnly' | 'Normal', scope = 'All') =>
  engine.when({ type: 'ModeCommanded', mode, reason: 'test', scope });
const canceled = ({ commands }: ReturnType<EngineUnderTest['when']>) =>
  commands.flatMap((command) => (command.type === 'CancelOrder' ? [command.clientOrderId] : []));

describe('entering a mode', () => {
  it('halted cancels everything, in the same decision', () => {
    const engine = given();
    const ids = [live(engine, buy('1', '90')), live(engine, sell('1', '110'))];
    expect(canceled(commanded(engine, 'Halted'))).toEqual(ids);
  });

  it('halted of one instrument leaves the others', () => {
    const engine = givenHoldings([], {}, { instruments: [btcPerp, { ...btcPerp, instrumentId: 'ETH-PERP' }] });
    const mine = live(engine, { ...buy('1', '90'), instrumentId: 'BTC-PERP' });
    live(engine, { ...buy('1', '90'), instrumentId: 'ETH-PERP' });
    expect(canceled(commanded(engine, 'Halted', 'BTC-PERP'))).toEqual([mine]);
  });

  it('reduce-only cancels what could open or grow, and leaves the exit', () => {
    const engine = given();
    const entry = live(engine, buy('1', '90'));
    live(engine, sell('1', '110'));
    expect(canceled(commanded(engine, 'ReduceOnly'))).toEqual([entry]);
  });

  it('also reaches what the venue names only later', () => {
    const engine = given();
    const id = ordered(engine, buy('1', '90'));
    expect(commanded(engine, 'Halted').types).toEqual(['ModeChanged', 'CancelRequested']);
    expect(canceled(engine.when({ type: 'OrderReported', progress: progressOf(id, 'Accepted') }))).toEqual([id]);
  });
});

describe('the kill switch', () => {
  it('cancels everything at once, is said once, and stays until a person resumes', () => {
    const engine = given();
    const id = live(engine, buy('1', '90'));
    const pulled = engine.when({ type: 'KillSwitchPulled', reason: 'fire' });
    expect(pulled.types).toEqual(['ModeChanged', 'AlertRaised', 'CancelRequested']);
    expect(canceled(pulled)).toEqual([id]);
    expect(engine.when({ type: 'KillSwitchPulled', reason: 'fire' }).events).toEqual([]);
    engine.woke(86_400_000);
    expect([...engine.state.ledger.restrictions.keys()]).toContain('All:KillSwitch');
    commanded(engine, 'Normal');
    expect([...engine.state.ledger.restrictions.keys()]).not.toContain('All:KillSwitch');
  });
});

describe('a cancel that came to nothing', () => {
  const refused = (engine: EngineUnderTest, clientOrderId: string) => {
    const answer = { venueOrderId: `venue-${clientOrderId}`, outcome: 'Refused', message: 'no' } as const;
    return engine.when({ type: 'CancelAnswered', clientOrderId, answer });
  };

  it('is asked for again after 1, 2, 4 … seconds for as long as the mode asks for it', () => {
    const engine = given();
    const id = live(engine, buy('1', '90'));
    commanded(engine, 'Halted');
    for (const seconds of [1, 2, 4, 8, 16, 30, 30]) {
      expect(canceled(refused(engine, id))).toEqual([]);
      expect(nextWakeAt(engine.state)).toBeLessThanOrEqual(engine.now + seconds * 1_000);
      expect(canceled(engine.woke(seconds * 1_000 - 1))).toEqual([]);
      expect(canceled(engine.woke(1))).toEqual([id]);
    }
    engine.when({ type: 'OrderReported', progress: progressOf(id, 'Canceled') });
    expect(engine.state.view.refusedCancels.size).toBe(0);
  });

  it('is left alone once the mode has gone', () => {
    const engine = given();
    const id = live(engine, buy('1', '90'));
    commanded(engine, 'Halted');
    engine.when({ type: 'CancelFailed', clientOrderId: id, failure: failedCall('InvalidRequest', 'NotActed') });
    commanded(engine, 'Normal');
    expect(canceled(engine.woke(1_000))).toEqual([]);
    expect(engine.state.view.refusedCancels.size).toBe(0);
  });
});

describe('orders that could grow a position', () => {
  it('are those beyond what is held, but for what the venue takes as reduce-only', () => {
    const engine = givenHoldings([holding('BTC-USD', '2')]);
    live(engine, sell('1.2', '110'));
    live(engine, sell('0.8', '110'));
    expect(growingOrders(engine.state).size).toBe(0);
    const position = engine.state.ledger.positions.get('BTC-USD');
    if (position === undefined) throw new Error('the position of this test is held');
    engine.state.ledger.positions.set('BTC-USD', { ...position, netQuantity: quantityOf('1.5') });
    expect([...growingOrders(engine.state)].map(({ quantity }) => quantity)).toEqual([quantityOf('0.8')]);
    engine.state.ledger.positions.delete('BTC-USD');
    expect(growingOrders(engine.state).size).toBe(2);
  });

  it('are none that are marked so while they close', () => {
    const engine = given();
    live(engine, { ...sell('1', '110'), reduceOnly: true });
    expect(growingOrders(engine.state).size).toBe(0);
  });
});
