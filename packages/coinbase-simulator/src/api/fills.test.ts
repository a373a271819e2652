import { openWorld } from '../testing/openWorld';

describe('fills', () => {
  it('of what was bought by value are in quote currency', async () => {
    const { call } = await openWorld();
    const { json } = await call('GET', '/orders/historical/fills');
    expect(json.cursor).toBe('');
    expect(json).not.toHaveProperty('has_next');
    expect(json.fills).toMatchObject([
      {
        ...{ trade_id: 'T2', order_id: 'V3', trade_type: 'FILL', price: '49995', size: '0.02', commission: '11.9988' },
        ...{ product_id: 'BTC-USD', liquidity_indicator: 'TAKER', size_in_quote: false, side: 'SELL' },
        sequence_timestamp: '2026-01-01T00:00:02.100000Z',
      },
      { trade_id: 'T1', order_id: 'V2', size_in_quote: true, size: '499.999995', side: 'BUY' },
    ]);
  });

  it.each<[string, string[]]>([
    ['?order_ids=V2', ['T1']],
    ['?order_id=V3', ['T2']],
    ['?order_ids=x', []],
    ['?trade_ids=T2', ['T2']],
    ['?product_ids=BTC-USD', ['T2', 'T1']],
    ['?product_id=BTC-PERP', []],
    ['?start_sequence_timestamp=2026-01-01T00:00:02Z', ['T2']],
    ['?end_sequence_timestamp=2026-01-01T00:00:02Z', ['T1']],
    ['?sort_by=PRICE', ['T1', 'T2']],
    ['?sort_by=TRADE_TIME&limit=1', ['T2']],
  ])('%s', async (query, expected) => {
    const { call } = await openWorld();
    const { json } = await call('GET', `/orders/historical/fills${query}`);
    expect(json.fills.map((fill: { trade_id: string }) => fill.trade_id)).toEqual(expected);
  });

  it('come in pages until a cursor is empty', async () => {
    const { call } = await openWorld();
    const first = (await call('GET', '/orders/historical/fills?limit=1')).json;
    const last = (await call('GET', `/orders/historical/fills?limit=1&cursor=${first.cursor}`)).json;
    expect([first.fills[0].trade_id, last.fills[0].trade_id, last.cursor]).toEqual(['T2', 'T1', '']);
  });

  it('can be listed late by a switch', async () => {
    const { call, kernel, simulator } = await openWorld();
    simulator.change({ fillListedAfterMs: 60_000 });
    expect((await call('GET', '/orders/historical/fills')).json.fills).toEqual([]);
    expect((await call('GET', '/orders/historical/V2')).json.order.status).toBe('FILLED');
    await kernel.advance(60_000);
    expect((await call('GET', '/orders/historical/fills')).json.fills).toHaveLength(2);
  });

  it('that were taken back name the trade', async () => {
    const { call, control } = await openWorld();
    control.bust('T2');
    const { fills } = (await call('GET', '/orders/historical/fills?limit=1')).json;
    expect(fills).toMatchObject([{ trade_type: 'REVERSAL', trade_id: 'T2', order_id: 'V3' }]);
    expect((await call('GET', '/orders/historical/V3')).json.order.number_of_fills).toBe('1');
  });
});
