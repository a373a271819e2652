import { priceOf, quantityOf } from '@bot/core';
import { openStreamWorld, START, type StreamClient, type StreamWorldOptions } from '../testing/streamWorld';

type Fields = { readonly [field: string]: unknown };

async function openUser(options: StreamWorldOptions = {}) {
  const world = openStreamWorld(options);
  const listen = async (productIds: readonly string[] = []): Promise<StreamClient> => {
    const client = await world.connect();
    client.subscribe('user', productIds, 'bot');
    await world.kernel.advance(0);
    return client;
  };
  return { ...world, listen };
}

const ordersOf = (client: StreamClient): readonly Fields[] =>
  client.events('user').flatMap((event) => event['orders'] as Fields[]);
const perpetualsOf = (client: StreamClient): readonly Fields[] => {
  const positions = client.events('user').at(-1)?.['positions'] as { perpetual_futures_positions: Fields[] };
  return positions.perpetual_futures_positions;
};

describe('the user channel', () => {
  it('tells open orders as they are, then how far each got, without its fills', async () => {
    const { kernel, order, listen, venue } = await openUser();
    await order('40000', { postOnly: true });
    const client = await listen();
    expect(client.lines()).toEqual(['0 user snapshot', '1 subscriptions {"user":["user-bot"]}']);
    expect(client.events('user')[0]?.['positions']).toEqual({
      perpetual_futures_positions: [],
      expiring_futures_positions: [],
      prediction_market_positions: [],
    });
    expect(ordersOf(client)).toEqual([
      {
        avg_price: '0',
        cancel_reason: '',
        client_order_id: 'c1',
        completion_percentage: '0.00',
        contract_expiry_type: 'UNKNOWN_CONTRACT_EXPIRY_TYPE',
        cumulative_quantity: '0',
        filled_value: '0',
        leaves_quantity: '0.01',
        limit_price: '40000',
        number_of_fills: '0',
        order_id: 'order-V1',
        order_side: 'BUY',
        order_type: 'Limit',
        outstanding_hold_amount: '404.8',
        post_only: 'true',
        product_id: 'BTC-USD',
        product_type: 'SPOT',
        reject_reason: '',
        retail_portfolio_id: 'portfolio-bot',
        risk_managed_by: 'UNKNOWN_RISK_MANAGEMENT_TYPE',
        status: 'OPEN',
        stop_price: '',
        time_in_force: 'GOOD_UNTIL_CANCELLED',
        total_fees: '0',
        total_value_after_fees: '0',
        trigger_status: 'INVALID_ORDER_TYPE',
        creation_time: '2026-09-07T23:37:22.000000000Z',
        end_time: '0001-01-01T00:00:00Z',
        start_time: '0001-01-01T00:00:00Z',
      },
    ]);
    venue.control.price('BTC-USD', '39000');
    await kernel.advance(100);
    expect(ordersOf(client).at(-1)).toMatchObject({
      ...{ client_order_id: 'c1', status: 'FILLED', cumulative_quantity: '0.01', leaves_quantity: '0' },
      ...{ avg_price: '40000', filled_value: '400', total_fees: '2.4', total_value_after_fees: '402.4' },
      ...{ number_of_fills: '1', completion_percentage: '100.00', outstanding_hold_amount: '0' },
    });
  });

  it('tells why an order ended, what a sale is worth after fees, and of a cancel on its way that it is', async () => {
    const venueOptions = { balances: { USD: '100000', BTC: '1' }, cancelDelayMs: 1_000 };
    const { kernel, clock, order, listen, venue } = await openUser({ venue: venueOptions });
    const client = await listen();
    const sell = { side: 'Sell', quantity: quantityOf('0.01') } as const;
    await order('49000', { ...sell, timeInForce: 'IOC' });
    await order('60000', sell);
    await order('61000', { ...sell, timeInForce: 'GTD', expiresAt: clock.now() + 2_000 });
    await order('62000', sell);
    await order('63000', sell);
    await kernel.run(venue.broker.cancelOrders(['V2']));
    const late = await listen();
    expect(ordersOf(late).map(({ status }) => status)).toEqual(['CANCEL_QUEUED', 'OPEN', 'OPEN', 'OPEN']);
    await kernel.advance(2_000);
    venue.control.rejectLate('V4', 'InsufficientFunds');
    venue.control.cancelRest('V5', 'InLiquidation');
    await kernel.advance(20);
    const ended = ordersOf(client).filter(({ leaves_quantity: leaves }) => leaves === '0');
    expect(ended).toMatchObject([
      { client_order_id: 'c1', status: 'FILLED', filled_value: '499.95', total_value_after_fees: '493.9506' },
      { client_order_id: 'c2', status: 'CANCELLED', cancel_reason: 'User requested cancel', reject_reason: '' },
      { client_order_id: 'c3', status: 'EXPIRED', end_time: '2026-09-07T23:37:24.000000000Z' },
      { client_order_id: 'c4', status: 'FAILED', reject_reason: 'REJECT_REASON_INSUFFICIENT_FUNDS' },
      { client_order_id: 'c5', cancel_reason: 'The venue is closing the positions of the account.' },
    ]);
  });

  it('tells what a stop waits for and when it woke, and a market order without prices', async () => {
    const { kernel, order, listen, venue } = await openUser();
    const client = await listen();
    await order('52000', { type: 'StopLimit', stopPrice: priceOf('51000'), stopDirection: 'Up' });
    await order('1', { type: 'Market', limitPrice: null, timeInForce: 'IOC' });
    await kernel.advance(20);
    expect(ordersOf(client)).toMatchObject([
      { order_type: 'Stop Limit', stop_price: '51000', limit_price: '52000', trigger_status: 'STOP_PENDING' },
      { order_type: 'Market', limit_price: '', status: 'OPEN', time_in_force: 'IMMEDIATE_OR_CANCEL' },
      { status: 'FILLED' },
    ]);
    venue.control.price('BTC-USD', '51500');
    venue.control.take('BTC-USD', 'Buy', '0.001');
    await kernel.advance(20);
    expect(ordersOf(client).at(-1)).toMatchObject({ order_type: 'Stop Limit', trigger_status: 'STOP_TRIGGERED' });
  });

  it('tells many open orders in frames of 50', async () => {
    const { order, listen } = await openUser();
    for (let placed = 0; placed < 101; placed++) await order('40000');
    const client = await listen();
    expect(client.lines()).toEqual([
      ...['0 user snapshot', '1 user snapshot', '2 user snapshot'],
      '3 subscriptions {"user":["user-bot"]}',
    ]);
    expect(client.events('user').map((event) => (event['orders'] as object[]).length)).toEqual([50, 50, 1]);
  });

  it('tells of some products alone where they are named', async () => {
    const { kernel, order, listen } = await openUser();
    await order('40000');
    const client = await listen(['ETH-USD']);
    await order('2000', { instrumentId: 'ETH-USD' });
    await order('40000');
    await kernel.advance(20);
    expect(ordersOf(client)).toMatchObject([{ product_id: 'ETH-USD' }]);
  });

  it('says nothing of an order that the venue has forgotten', async () => {
    const { kernel, order, listen } = await openUser({ venue: { keptEnds: 1 } });
    const client = await listen();
    for (let placed = 0; placed < 3; placed++) await order('40000', { timeInForce: 'IOC' });
    await kernel.advance(20);
    expect(new Set(ordersOf(client).map((found) => found['client_order_id']))).toEqual(new Set(['c3']));
  });

  it('tells perpetuals with their marks, long and short', async () => {
    const { kernel, listen, order, venue } = await openUser();
    venue.control.holds('BTC-PERP', { quantity: '0.5', entryPrice: '48000' });
    venue.control.holds('ETH-PERP', { quantity: '-2', entryPrice: '3100' });
    await kernel.advance(0);
    await order('40000', { instrumentId: 'BTC-PERP', quantity: quantityOf('0.1') });
    await order('60000', { instrumentId: 'BTC-PERP', side: 'Sell', quantity: quantityOf('0.2') });
    const client = await listen();
    const [long, short] = perpetualsOf(client);
    expect(long).toEqual({
      ...{ product_id: 'BTC-PERP-INTX', portfolio_uuid: 'perpetuals-bot', vwap: '48000', entry_vwap: '48000' },
      ...{ position_side: 'Long', margin_type: 'Cross', net_size: '0.5', leverage: '10' },
      ...{ buy_order_size: '0.1', sell_order_size: '0.2', mark_price: '50000', liquidation_price: expect.any(String) },
      ...{ im_notional: '2500', mm_notional: '1250', position_notional: '25000' },
      ...{ unrealized_pnl: '1000', aggregated_pnl: '1000' },
    });
    expect(short).toMatchObject({ position_side: 'Short', net_size: '-2', mark_price: '3000', unrealized_pnl: '200' });
  });

  it('tells perpetuals as futures where they are traded as such', async () => {
    const { kernel, listen, order, venue } = await openUser({ perpetualVenue: 'FCM' });
    venue.control.holds('BTC-PERP', { quantity: '0.5', entryPrice: '48000' });
    venue.control.holds('ETH-PERP', { quantity: '-2', entryPrice: '3100' });
    await kernel.advance(0);
    await order('40000', { instrumentId: 'BTC-PERP', quantity: quantityOf('0.1') });
    const client = await listen();
    expect(ordersOf(client)).toMatchObject([{ contract_expiry_type: 'EXPIRING', risk_managed_by: 'MANAGED_BY_FCM' }]);
    expect(client.events('user')[0]?.['positions']).toEqual({
      perpetual_futures_positions: [],
      expiring_futures_positions: [
        {
          ...{ product_id: 'BTC-PERP-INTX', side: 'Long', number_of_contracts: '0.5', entry_price: '48000' },
          ...{ realized_pnl: '0', unrealized_pnl: '1000' },
        },
        {
          ...{ product_id: 'ETH-PERP-INTX', side: 'Short', number_of_contracts: '2', entry_price: '3100' },
          ...{ realized_pnl: '0', unrealized_pnl: '200' },
        },
      ],
      prediction_market_positions: [],
    });
  });

  it('values a perpetual at its entry while nobody quotes it, and says 0 where no price liquidates it', async () => {
    const { kernel, listen, venue } = await openUser({
      venue: { startAt: START + 60_000, balances: { USD: '10000000' } },
    });
    venue.control.holds('BTC-PERP', { quantity: '0.5', entryPrice: '48000' });
    await kernel.advance(0);
    const client = await listen();
    expect(perpetualsOf(client)).toMatchObject([{ mark_price: '48000', unrealized_pnl: '0', liquidation_price: '0' }]);
  });
});

describe('futures_balance_summary', () => {
  const summaries = (client: StreamClient): readonly Fields[] =>
    client.events('futures_balance_summary').map((event) => event['fcm_balance_summary'] as Fields);

  it('tells how the account stands, then at most once a second what is new', async () => {
    const { kernel, connect, order, venue } = await openUser();
    venue.control.holds('BTC-PERP', { quantity: '0.5', entryPrice: '48000' });
    await order('40000');
    const client = await connect();
    client.subscribe('futures_balance_summary', [], 'bot');
    await kernel.advance(10_000);
    expect(client.lines()).toEqual([
      '0 futures_balance_summary snapshot',
      '1 subscriptions {"futures_balance_summary":["user-bot"]}',
    ]);
    expect(summaries(client)[0]).toMatchObject({
      ...{ total_usd_balance: '100000', total_open_orders_hold_amount: '404.8', unrealized_pnl: '1000' },
      ...{ initial_margin: '2500', available_margin: '100595.2', liquidation_threshold: '1250' },
      ...{ liquidation_buffer_amount: '99345.2', liquidation_buffer_percentage: '7948' },
      ...{ futures_buying_power: '98095.2', cbi_usd_balance: '100000', cfm_usd_balance: '0' },
      intraday_margin_window_measure: { margin_window_type: 'FCM_MARGIN_WINDOW_TYPE_INTRADAY', total_hold: '404.8' },
    });
    venue.control.deposit('USD', '1');
    venue.control.deposit('USD', '1');
    await kernel.advance(1_000);
    expect(client.lines()).toEqual(['2 futures_balance_summary update']);
  });

  it('is plain where there are no futures, and nothing but zeros where there is nothing', async () => {
    const spotOnly = openStreamWorld();
    const instruments = spotOnly.venue.instruments.filter(({ kind }) => kind === 'Spot');
    const { kernel, connect, venue } = openStreamWorld({ instruments });
    venue.control.account('rival');
    const client = await connect();
    client.subscribe('futures_balance_summary', [], 'bot');
    client.subscribe('futures_balance_summary', [], 'rival');
    await kernel.advance(0);
    expect(summaries(client)).toMatchObject([
      { futures_buying_power: '100000', initial_margin: '0', liquidation_buffer_percentage: '1000' },
      { futures_buying_power: '0', total_usd_balance: '0' },
    ]);
  });
});
