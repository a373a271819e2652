import { createTradeNews } from './tradeNews';

describe('trades', () => {
  it('that are long ago are forgotten, so that they take no more room', () => {
    const told: string[] = [];
    const trades = createTradeNews(new Map([['BTC-USD', ['BTC-USD']]]), 0, (news) => {
      if (news.type === 'Trade') told.push(news.trade.tradeId);
    });
    const hear = (id: number): void =>
      trades.heard({
        isSnapshot: false,
        trades: [{ productId: 'BTC-USD', tradeId: String(id), price: '1', size: '1', at: id, makerSide: 'Buy' }],
      });
    for (let id = 0; id < 2_001; id++) hear(id);
    hear(1);
    hear(0);
    expect([told.length, told.at(-1)]).toEqual([2_002, '0']);
  });

  it('that were made while the connection came about are told, though they are in its first snapshot', () => {
    const told: string[] = [];
    const trades = createTradeNews(new Map([['BTC-USD', ['BTC-USD']]]), 20, (news) => {
      if (news.type === 'Trade') told.push(news.trade.tradeId);
    });
    const trade = { productId: 'BTC-USD', price: '1', size: '1', makerSide: 'Buy' } as const;
    const at = (time: number) => ({ ...trade, tradeId: `t-${time}`, at: time });
    trades.heard({ isSnapshot: true, trades: [at(21), at(20), at(19)] });
    expect(told).toEqual(['t-20', 't-21']);
  });

  it('of products that nobody asked for are not told', () => {
    const told: unknown[] = [];
    const trades = createTradeNews(new Map(), 0, (news) => told.push(news));
    trades.heard({
      isSnapshot: false,
      trades: [{ productId: 'X-USD', tradeId: '1', price: '1', size: '1', at: 1, makerSide: 'Buy' }],
    });
    expect(told).toEqual([]);
  });
});
