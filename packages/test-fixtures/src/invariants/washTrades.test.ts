import { priceOf, zeroMoney, zeroNotional, zeroQuantity, type BotEvent, type OrderProgress } from '@bot/core';
import { fillOf, handMadeFacts, requestOf, submittedOrder } from '../testing/handMadeFacts';
import { checkJournalWashTrades, checkVenueSelfTrades } from './washTrades';

const problems = (found: readonly { readonly problem: string }[]): readonly string[] =>
  found.map(({ problem }) => problem);

describe('INV-21 at the venue', () => {
  it('tells of a trade with both sides ours', () => {
    const told = (...fills: readonly ReturnType<typeof fillOf>[]) =>
      problems(checkVenueSelfTrades(handMadeFacts([], { truth: { fills: () => fills } })));
    expect(told(fillOf('1', 'Buy'), fillOf('2', 'Sell'), fillOf('2', 'Sell'))).toEqual([]);
    expect(told(fillOf('1', 'Buy'), fillOf('1', 'Sell', { tradeType: 'Reversal' }))).toEqual([]);
    expect(told(fillOf('1', 'Buy'), fillOf('1', 'Sell'))).toEqual(['trade 1 is between two orders of ours']);
  });

  it('tells of an order that the venue ended for it, unless it is of somebody else', () => {
    const told = (progress: Partial<OrderProgress>, outsiders: readonly string[] = []) => {
      const amounts = { cumulativeQuantity: zeroQuantity, filledValue: zeroNotional, commission: zeroMoney };
      const ended = { clientOrderId: 'a', venueOrderId: 'V', instrumentId: 'BTC-USD', at: 0, ...amounts };
      const order = {
        terms: requestOf('a'),
        progress: { ...ended, status: 'Canceled', reason: 'SelfTrade', ...progress } as const,
      };
      const truth = { orders: () => [order] };
      return problems(checkVenueSelfTrades(handMadeFacts([], { truth, outsiders: new Set(outsiders) })));
    };
    expect(told({})).toEqual(['the venue ended a, which met another order of ours']);
    expect(told({}, ['a'])).toEqual([]);
    expect(told({ reason: null })).toEqual([]);
    expect(told({ status: 'Accepted' })).toEqual([]);
  });
});

describe('INV-21 in the log', () => {
  const at = (price: string) => ({ limitPrice: priceOf(price) });
  const told = (...events: readonly BotEvent[]) => problems(checkJournalWashTrades(handMadeFacts(events)));
  const offer = submittedOrder(requestOf('a', 'Sell'));
  const market = requestOf('b', 'Buy', { type: 'Market', limitPrice: null, timeInForce: 'IOC' });

  it('tells of a purchase that reaches an offer of ours, and of a sale that reaches a bid', () => {
    expect(told(offer, submittedOrder(requestOf('b', 'Buy', at('99'))))).toEqual([]);
    expect(told(offer, submittedOrder(requestOf('b')))).toEqual(['b reaches to 100, and a waits there']);
    const bid = submittedOrder(requestOf('a', 'Buy', { timeInForce: 'GTD' }));
    expect(told(bid, submittedOrder(requestOf('b', 'Sell', at('101'))))).toEqual([]);
    expect(told(bid, submittedOrder(requestOf('b', 'Sell', at('99'))))).toEqual(['b reaches to 99, and a waits there']);
  });

  it('lets an order without a limit reach to the mark, if there is one', () => {
    expect(told(offer, submittedOrder(market))).toEqual(['b reaches to 100, and a waits there']);
    expect(told(offer, submittedOrder(market, priceOf('99')))).toEqual([]);
    expect(told(offer, submittedOrder(market, null))).toEqual([]);
  });

  it('leaves out what does not wait, or is on its way out', () => {
    const bid = submittedOrder(requestOf('b'));
    const cancel: BotEvent = { type: 'CancelRequested', payload: { clientOrderId: 'a', reason: '' } };
    expect(told(offer, cancel, bid)).toEqual([]);
    expect(told(submittedOrder(requestOf('a', 'Sell', { timeInForce: 'IOC' })), bid)).toEqual([]);
    expect(told(submittedOrder(requestOf('a', 'Sell', { type: 'StopLimit' })), bid)).toEqual([]);
    expect(told(submittedOrder(requestOf('a')), bid)).toEqual([]);
  });
});
