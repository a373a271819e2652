import { shareInPpm } from './naiveMoney';
import { movedPast } from './naiveStep';
import { beyondStop } from './naiveStops';
import { market, openNaive } from './testing/openNaive';

const sell = { side: 'Sell' } as const;

describe('the naive venue: trading', () => {
  it('meets by price, then by time, at the price of who waits, with fees of 0.6 % and 1.2 %', () => {
    const { submit, quote, has } = openNaive();
    quote([], [[101, 4]]);
    submit({ ...sell, limitTicks: 100, lots: 2 }, 'ben');
    submit({ ...sell, limitTicks: 100, lots: 1 }, 'ben');
    expect(submit({ limitTicks: 101, lots: 4 })).toEqual([
      'ann/c3 accepted as V3, 6000 12000',
      'T1 A-USD Buy 2 at 100: V1 V3 1200 2400',
      'T2 A-USD Buy 1 at 100: V2 V3 600 1200',
      'T3 A-USD Buy 1 at 101: others V3 0 1212',
    ]);
    expect([has('ann'), has('ben'), has('fees'), has('market')]).toEqual([
      '9594188, 9594188',
      '10298200, 10298200',
      '6612, 6612',
      '101000, 101000',
    ]);
    expect([has('ann', 'A'), has('ben', 'A'), has('market', 'A')]).toEqual(['1040, 1040', '970, 970', '-10, -10']);
    expect(shareInPpm(1_999n, 6_000)).toBe(11n);
  });

  it('holds the value with the higher fee for a buy, and the coins for a sell', () => {
    const { submit, has, run } = openNaive();
    submit();
    submit({ ...sell, limitTicks: 110, lots: 7 });
    expect([has('ann'), has('ann', 'A')]).toEqual(['10000000, 9494000', '1000, 930']);
    run({ type: 'CancelOrder', at: 5, accountId: 'ben', orderNo: 1 });
    expect(run({ type: 'CancelOrder', at: 5, accountId: 'ann', orderNo: 1 })).toEqual(['V1 Canceled: CanceledByUser']);
    expect(run({ type: 'LoseOpenOrders', at: 6 })).toEqual(['V2 Canceled: VenueRestarted']);
    expect([has('ann'), has('ann', 'A')]).toEqual(['10000000, 10000000', '1000, 1000']);
  });

  it('cancels the newer of two orders of one owner, and answers a known client order id with nothing', () => {
    const { submit } = openNaive();
    submit({ ...sell, lots: 1 }, 'ben');
    submit({ ...sell });
    expect(submit()).toEqual([
      'ann/c3 accepted as V3, 6000 12000',
      'T1 A-USD Buy 1 at 100: V1 V3 600 1200',
      'V3 Canceled: SelfTrade',
    ]);
    expect(submit({ clientOrderId: 'c3' })).toEqual([]);
  });

  it('spends an amount, its fee included, on as many lots as it pays for', () => {
    const { submit, quote } = openNaive();
    quote([], [[1, 10], [2, 3]]); // prettier-ignore
    // 10 lots at 1 cost 10,120, and what is left is 1 short of a lot at 2 with its fee.
    expect(submit({ ...market, lots: 0, spend: 12_143n })[1]).toBe('T1 A-USD Buy 10 at 1: others V1 0 120');
    expect(submit({ ...market, lots: 0, spend: 2_023n })).toEqual(['ann/c2 refused: BelowMinimumSize']);
    expect(submit({ ...market, lots: 0, spend: 9_000n }).slice(1)).toEqual([
      'T2 A-USD Buy 3 at 2: others V2 0 72',
      'V2 Canceled: NoLiquidity',
    ]);
  });

  it('trades at once or not at all, as the order wants it', () => {
    const { submit, quote } = openNaive();
    expect(submit({ ...market })).toEqual(['ann/c1 refused: NoLiquidity']);
    quote([], [[100, 3]]);
    expect(submit({ timeInForce: 'FOK' })).toEqual(['ann/c2 refused: NoLiquidity']);
    expect(submit({ postOnly: true })).toEqual(['ann/c3 refused: PostOnlyWouldCross']);
    expect(submit({ timeInForce: 'IOC' }).at(-1)).toBe('V1 Canceled: NoLiquidity');
  });
});

describe('the naive venue: other people', () => {
  it('keeps places: what is added queues behind everybody, what goes leaves from the back', () => {
    const { submit, quote, queue } = openNaive();
    quote([[100, 5]], []);
    submit();
    quote([[100, 8]], []);
    expect(queue('Buy')).toEqual(['100: 5', '100: 5 of V1', '100: 3']);
    quote([[100, 6]], []);
    expect(queue('Buy')).toEqual(['100: 5', '100: 5 of V1', '100: 1']);
    quote([[100, 4]], []);
    expect(queue('Buy')).toEqual(['100: 4', '100: 5 of V1']);
    expect(quote([[100, 4]], [], { takings: [{ side: 'Sell', lots: 6 }] })).toEqual([
      'T1 A-USD Sell 2 at 100: V1 others 1200 0',
    ]);
  });

  it('makes one of what other people have at a price, once nobody stands between them', () => {
    const { submit, quote, run, queue } = openNaive();
    quote([[100, 5]], []);
    submit();
    quote([[100, 8]], []);
    run({ type: 'CancelOrder', at: 1, accountId: 'ann', orderNo: 1 });
    quote([[100, 7]], []);
    expect(queue('Buy')).toEqual(['100: 7']);
  });

  it('meets orders that new quotes cross, and withdraws such quotes while nothing trades', () => {
    const { submit, quote, run, queue } = openNaive();
    submit();
    run({ type: 'SetStatus', at: 1, instrumentId: 'A-USD', status: 'Auction' });
    expect(quote([], [[99, 3]], { takings: [{ side: 'Sell', lots: 1 }] })).toEqual([]);
    expect(queue('Sell')).toEqual([]);
    run({ type: 'SetStatus', at: 1, instrumentId: 'A-USD', status: 'Online' });
    expect(quote([], [[99, 7]])).toEqual(['T1 A-USD Sell 5 at 100: V1 others 3000 0']);
    expect(queue('Sell')).toEqual(['99: 2']);
  });

  it('takes the last trade from trades, and else from what quotes moved past', () => {
    const { quote, venue } = openNaive();
    const last = () => venue.markets[0]?.last;
    quote([[99, 1]], [[102, 1]]);
    expect(last()).toBe(100);
    quote([[90, 1]], [[97, 1]]);
    expect(last()).toBe(97);
    quote([[90, 1]], [[97, 1]], { prints: [95, 94] });
    expect(last()).toBe(94);
    quote([[90, 5]], [[97, 5]], { prints: [95], takings: [{ side: 'Sell', lots: 2 }] });
    expect(last()).toBe(90);
    expect(movedPast({ last: 100, status: 'Online' }, 103, 104)).toBe(103);
    expect(movedPast({ last: 100, status: 'Disabled' }, 103, 104)).toBe(100);
  });
});

describe('the naive venue: stops and changes', () => {
  const stop = { type: 'StopLimit', stopTicks: 103, limitTicks: 104, stopDirection: 'Up' } as const;

  it('wakes stops by the last trade, the nearest first, as limit orders that arrive then', () => {
    const { submit, quote, has } = openNaive();
    quote([[99, 5]], [[101, 5]]);
    submit({ ...stop, stopTicks: 104 });
    submit(stop);
    expect(has('ann')).toBe('10000000, 8947520');
    expect(quote([[102, 1]], [[104, 5]], { prints: [104] })).toEqual([
      'V2 triggered at 104',
      'T1 A-USD Buy 5 at 104: others V2 0 6240',
      'V1 triggered at 104',
      'V1 rests',
    ]);
  });

  it('lets a bracket rest, and sends it 5 % beyond its stop', () => {
    const { submit, quote, queue } = openNaive();
    quote([[99, 5]], [[101, 5]]);
    submit({ ...sell, type: 'Bracket', limitTicks: 110, stopTicks: 98, stopDirection: 'Down' });
    expect(queue('Sell')).toEqual(['101: 5', '110: 5 of V1']);
    expect(quote([[95, 2]], [[97, 5]])).toEqual([
      'V1 triggered at 93',
      'T1 A-USD Sell 2 at 95: others V1 0 2280',
      'V1 rests',
    ]);
    expect(beyondStop({ side: 'Sell', stopTicks: 103 })).toBe(97);
    expect(beyondStop({ side: 'Buy', stopTicks: 103 })).toBe(109);
  });

  it('cancels a stop that wakes while its product takes no such order', () => {
    for (const [status, reason] of [
      ['Disabled', 'ProductDisabled'],
      ['CancelOnly', 'CancelOnly'],
      ['Auction', 'Auction'],
      ['PostOnly', 'PostOnlyMode'],
    ] as const) {
      const { submit, quote, run } = openNaive();
      submit(stop);
      run({ type: 'SetStatus', at: 1, instrumentId: 'A-USD', status });
      expect(quote([], [], { prints: [103] })).toEqual(['V1 triggered at 104', `V1 Canceled: ${reason}`]);
    }
  });

  it('keeps the place of an amended order only when it does not grow', () => {
    const { submit, run, queue } = openNaive();
    submit();
    submit({}, 'ben');
    const amend = (limitTicks: number, lots: number) =>
      run({ type: 'AmendOrder', at: 2, accountId: 'ann', orderNo: 1, limitTicks, lots });
    expect(amend(100, 3)).toEqual(['V1 amended: 3 at 100, keeps its place']);
    expect(queue('Buy')).toEqual(['100: 3 of V1', '100: 5 of V2']);
    expect(amend(100, 4)).toEqual(['V1 amended: 4 at 100, leaves its place', 'V1 rests']);
    expect(queue('Buy')).toEqual(['100: 5 of V2', '100: 4 of V1']);
    submit({ ...sell, limitTicks: 100, lots: 6 }, 'cat');
    expect([amend(100, 0), amend(100, 1_001), amend(200, 100)]).toEqual([[], [], []]);
  });

  it('refuses to amend what is no limit order good till cancelled, and what would trade though post-only', () => {
    const { submit, run, quote } = openNaive(100);
    quote([], [[102, 1]]);
    submit({ postOnly: true });
    submit({ timeInForce: 'GTD', expiresAt: 500 });
    submit();
    run({ type: 'CancelOrder', at: 2, accountId: 'ann', orderNo: 3 });
    for (const orderNo of [1, 2, 3, 9]) {
      expect(run({ type: 'AmendOrder', at: 3, accountId: 'ann', orderNo, limitTicks: 102, lots: 5 })).toEqual([]);
    }
  });

  it('cancels after the delay, unless the order ends before, and expires orders at their time', () => {
    const { submit, run } = openNaive(100);
    submit({ timeInForce: 'GTD', expiresAt: 150 });
    submit();
    const cancel = (orderNo: number) => run({ type: 'CancelOrder', at: 10, accountId: 'ann', orderNo });
    expect([cancel(2), cancel(2), cancel(9)]).toEqual([['V2 ends at 110'], [], []]);
    expect(run({ type: 'PassTime', at: 149 })).toEqual(['V2 Canceled: CanceledByUser']);
    expect(run({ type: 'PassTime', at: 150 })).toEqual(['V1 Expired: Expired']);
    expect(submit({ timeInForce: 'GTD', expiresAt: 150 }, 'ann', 150)).toEqual(['ann/c3 refused: InvalidExpiry']);
  });

  it('takes a trade back once, with its fees, when both still have what they got', () => {
    const { submit, run, has } = openNaive();
    submit({ ...sell }, 'ben');
    submit();
    const bust = (tradeNo: number) => run({ type: 'BustTrade', at: 3, tradeNo });
    expect([bust(1), bust(1), bust(2)]).toEqual([['T1 busted'], [], []]);
    expect(['ann', 'ben', 'fees'].map((name) => has(name))).toEqual([
      '10000000, 10000000',
      '10000000, 10000000',
      '0, 0',
    ]);
    submit({ ...sell }, 'ben');
    submit();
    submit({ ...sell, limitTicks: 200, lots: 105 });
    expect(bust(2)).toEqual([]);
  });

  it('asks for the fees of what was traded in full hours before', () => {
    const { submit, run } = openNaive();
    submit({ ...sell, lots: 10 }, 'ben');
    submit({ lots: 10 });
    expect(submit()).toEqual(['ann/c3 accepted as V3, 6000 12000', 'V3 rests']);
    run({ type: 'PassTime', at: 3_600_000 });
    expect(submit({}, 'ann', 3_600_000)[0]).toBe('ann/c4 accepted as V4, 3000 6000');
    expect(submit({}, 'ann', 721 * 3_600_000).at(-2)).toBe('ann/c5 accepted as V5, 6000 12000');
  });
});
