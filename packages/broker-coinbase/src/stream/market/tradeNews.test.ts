import { createTradeNews } from './tradeNews';

describe('trades', () => {
  it('that are long ago are forgotten, so that they take no more room', () => {
    const told: string[] = [];
    const trades = createTradeNews(new Map([['BTC-USD', ['BTC-USD']]]), (news) => {
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

  it('of products that nobody asked for are not told', () => {
    const told: unknown[] = [];
    const trades = createTradeNews(new Map(), (news) => told.push(news));
    trades.heard({
      isSnapshot: false,
      trades: [{ productId: 'X-USD', tradeId: '1', price: '1', size: '1', at: 1, makerSide: 'Buy' }],
    });
    expect(told).toEqual([]);
  });
});
