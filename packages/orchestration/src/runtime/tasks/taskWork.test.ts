import { createScriptedBroker, createVirtualClock } from '@bot/simulation';
import { btc, buy, DAY } from '../../engine/testing/fixtures';
import { givenTrading, ordered } from '../../engine/testing/given';
import { taskWork } from './taskWork';

const broker = createScriptedBroker({
  ...{ clock: createVirtualClock({ startAt: DAY }), instruments: [btc], balances: { USD: '10000' } },
  prices: { 'BTC-USD': '100' },
});
const surroundings = { broker, exportMetrics: () => undefined };

describe('the work of a task', () => {
  it('telemetry brings balances, fees, what the key may do, and instruments', async () => {
    const { state } = givenTrading();
    const brought = await taskWork.Telemetry({ ...surroundings, state });
    expect(brought).toMatchObject({ task: 'Telemetry', instruments: [{ instrumentId: 'BTC-USD' }] });
    expect(brought).toMatchObject({ permissions: { canView: true, canTrade: true, canTransfer: false } });
    expect(brought).toMatchObject({ balances: expect.arrayContaining([expect.objectContaining({ currency: 'USD' })]) });
  });

  it('the reconciliation of orders says of each of ours whether the venue has it', async () => {
    const engine = givenTrading();
    const clientOrderId = ordered(engine, buy('1', '90'));
    const brought = await taskWork.OrderReconciliation({ ...surroundings, state: engine.state });
    expect(brought).toMatchObject({ orders: { openOrders: [], fills: [], ours: [{ clientOrderId, found: null }] } });
  });
});
