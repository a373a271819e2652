import { batchesOf, printsIn } from './marketBatch';
import { openSmallVenue } from './testing/smallVenue';

describe('the events of a command', () => {
  it('are sorted by instrument', () => {
    const { state, log, run, submit } = openSmallVenue();
    submit('ann', { lots: 1 });
    submit('ann', { lots: 2, instrumentId: 'BTC-EUR', side: 'Sell' });
    const before = log.length;
    const print = { ticks: 5_000, lots: 7, makerSide: 'Buy' } as const;
    const quoted = { bids: [[4_990, 5]], asks: [[5_010, 5]], prints: [print] } as const;
    const books = [
      { instrumentId: 'BTC-USD', ...quoted },
      { instrumentId: 'BTC-PERP', ...quoted, prints: [print, print] },
    ];
    const takings = [{ instrumentId: 'BTC-USD', side: 'Sell', lots: 1 } as const];
    run({ type: 'StepMarket', at: 3, books, takings, position: {} });
    run({ type: 'SetStatus', at: 4, instrumentId: 'BTC-EUR', status: 'Auction' });
    const events = log.slice(before);

    const batches = batchesOf(state, events, 10);
    expect([...batches.keys()]).toEqual(['BTC-USD', 'BTC-PERP', 'BTC-EUR']);
    expect(batches.get('BTC-USD')).toEqual({
      at: 3,
      isStepped: true,
      touched: { Buy: new Set([5_000, null]), Sell: new Set([null]) },
      trades: [
        { tradeId: 'T1', ticks: 5_000, lots: 1, makerSide: 'Buy', at: 3 },
        { tradeId: 'P11', ...print, at: 3 },
      ],
      statuses: [],
    });
    expect(batches.get('BTC-PERP')?.trades.map(({ tradeId }) => tradeId)).toEqual(['P12', 'P13']);
    expect(batches.get('BTC-EUR')).toEqual({
      at: 4,
      isStepped: false,
      touched: { Buy: new Set(), Sell: new Set() },
      trades: [],
      statuses: ['Auction'],
    });
    expect(printsIn(events)).toBe(3);
    expect(printsIn(log.slice(0, before))).toBe(0);
  });
});
