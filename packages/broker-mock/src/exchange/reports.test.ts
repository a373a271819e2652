import { openSmallVenue } from '../venue/feed/testing/smallVenue';
import { reportsAfter, type ReportRecord } from './reports';

/** A venue that writes down its reports: who, which order, how far. */
function openReported() {
  const told: string[] = [];
  const records: ReportRecord[] = [];
  const venue = openSmallVenue();
  venue.watch({
    observe(event) {
      for (const record of reportsAfter(venue.state, event)) {
        const { orderNo } = record.type === 'Progress' ? record.order : record.fill;
        const who = `${record.accountId} V${orderNo}`;
        records.push(record);
        if (record.type === 'Progress')
          told.push(`${who} ${record.status} ${record.filledLots} ${record.reason ?? ''}`);
        else told.push(`${who} ${record.fill.liquidity} T${record.fill.tradeNo} ${record.fill.reverses ?? ''}`);
      }
    },
  });
  const since = (): string[] => told.splice(0).map((line) => line.trim());
  return { ...venue, records, since };
}

describe('reports', () => {
  it('tell each step of an order that is accepted and fills at once, and both sides of a trade, the maker first', () => {
    const { submit, since } = openReported();
    submit('ann', { lots: 4 });
    expect(since()).toEqual(['ann V1 Accepted 0']);
    submit('ben', { side: 'Sell', lots: 3 });
    expect(since()).toEqual([
      'ben V2 Accepted 0',
      'ann V1 PartiallyFilled 3',
      'ann V1 Maker T1',
      'ben V2 Filled 3',
      'ben V2 Taker T1',
    ]);
  });

  it('are copies of the moment: what follows in the same command does not change them', () => {
    const { submit, records } = openReported();
    submit('ben', { side: 'Sell', lots: 1 });
    submit('ben', { side: 'Sell', lots: 1, limitTicks: 5_001 });
    submit('ann', { lots: 5, limitTicks: 5_001, timeInForce: 'IOC' }, 7);
    const ofAnn = records.flatMap((record) =>
      record.type === 'Progress' && record.accountId === 'ann'
        ? [[record.status, record.filledLots, record.filledValue, record.fees, record.reason, record.at]]
        : [],
    );
    // One lot at one tick is worth 0.000001, of which 1.2 % are 0.000000012.
    expect(ofAnn).toEqual([
      ['Accepted', 0, 0n, 0n, null, 7],
      ['PartiallyFilled', 1, 5_000n * 10n ** 12n, 60n * 10n ** 12n, null, 7],
      ['PartiallyFilled', 2, 10_001n * 10n ** 12n, 120_012n * 10n ** 9n, null, 7],
      ['Canceled', 2, 10_001n * 10n ** 12n, 120_012n * 10n ** 9n, 'NoLiquidity', 7],
    ]);
  });

  it('have one side where the other is other people', () => {
    const { submit, quote, since } = openReported();
    quote([[4_990, 5]], [[5_010, 5]]);
    submit('ann', { lots: 2, limitTicks: 5_010 });
    submit('ben', { lots: 3, limitTicks: 5_005 });
    since();
    quote([[4_990, 5]], [[5_000, 5]]);
    expect(since()).toEqual(['ben V2 Filled 3', 'ben V2 Maker T2']);
  });

  it('tell of amendments, of stops that wake, of cancels when they happen and of late rejections', () => {
    const { run, submit, quote, cancel, since } = openReported();
    quote([[4_990, 5]], [[5_010, 5]]);
    submit('ann');
    run({ type: 'AmendOrder', at: 1, accountId: 'ann', orderNo: 1, limitTicks: 4_999, lots: 12 });
    cancel('ann', 1);
    expect(since()).toEqual(['ann V1 Accepted 0', 'ann V1 Accepted 0', 'ann V1 Canceled 0 CanceledByUser']);
    submit('ann', { type: 'StopLimit', stopTicks: 5_100, stopDirection: 'Up', limitTicks: 5_100 });
    quote([[5_090, 5]], [[5_150, 5]], { prints: [{ ticks: 5_100, lots: 1, makerSide: 'Sell' }] });
    expect(since()).toEqual(['ann V2 Accepted 0', 'ann V2 Accepted 0']);
    run({ type: 'EndLate', at: 2, orderNo: 2, status: 'Rejected', reason: 'Other' });
    expect(since()).toEqual(['ann V2 Rejected 0 Other']);
  });

  it('of a trade that is taken back are a fill more for each side that had an order', () => {
    const { run, submit, quote, since } = openReported();
    submit('ann', { lots: 4 });
    submit('ben', { side: 'Sell', lots: 4 });
    quote([[4_990, 5]], [[5_010, 5]]);
    submit('ann', { lots: 2, limitTicks: 5_010 });
    since();
    run({ type: 'BustTrade', at: 3, tradeNo: 1 });
    expect(since()).toEqual(['ann V1 Maker T1 1', 'ben V2 Taker T1 1']);
    run({ type: 'BustTrade', at: 3, tradeNo: 2 });
    expect(since()).toEqual(['ann V3 Taker T2 2']);
  });

  it('are none of what is no news to an order', () => {
    const { run, submit, quote, since } = openReported();
    // Refused: it asks for nothing.
    submit('ann', { lots: 0 });
    quote([[4_990, 5]], [[5_010, 5]]);
    run({ type: 'SetStatus', at: 1, instrumentId: 'BTC-USD', status: 'Auction' });
    run({ type: 'SeedPosition', at: 1, accountId: 'ann', instrumentId: 'BTC-PERP', lots: 1, entryTicks: 5_000 });
    run({ type: 'SetFundingRate', at: 1, instrumentId: 'BTC-PERP', ppb: 1 });
    run({ type: 'Deposit', at: 3_600_000, accountId: 'ann', currency: 'USD', units: 1n });
    expect(since()).toEqual([]);
  });

  it('are none of an order that the venue has forgotten', () => {
    const { state, submit } = openReported();
    submit('ann', { lots: 4 });
    submit('ben', { side: 'Sell', lots: 4 });
    state.orders.delete(1);
    expect(reportsAfter(state, { type: 'OrderRested', at: 1, orderNo: 1 })).toEqual([]);
    expect(
      reportsAfter(state, { type: 'OrderAmended', at: 1, orderNo: 1, limitTicks: 1, lots: 1, keepsPlace: true }),
    ).toEqual([]);
  });
});
