import { toText, type OrderReport } from '@bot/core';
import type { ReportRecord } from '../exchange/reports';
import { openSmallVenue } from './feed/testing/smallVenue';
import { createReportStream } from './reportStream';

const readable = (report: OrderReport): string => {
  if (report.type === 'Fill') return `${report.fill.tradeId} ${report.fill.liquidity}`;
  const { venueOrderId, status, cumulativeQuantity } = report.progress;
  return `${venueOrderId} ${status} ${toText(cumulativeQuantity)}`;
};

/** Reports travel until they are let go, each kind on a line of its own. */
function openReported() {
  const venue = openSmallVenue();
  const underway: Record<OrderReport['type'], (() => void)[]> = { Progress: [], Fill: [] };
  const stream = createReportStream({
    state: venue.state,
    accountId: 'ann',
    open: (kind, deliver) => ({ push: (record: ReportRecord) => void underway[kind].push(() => deliver(record)) }),
  });
  venue.watch({ observe: (event) => stream.observe(event) });
  const told: string[] = [];
  const listener = (report: OrderReport): void => void told.push(readable(report));
  const letGo = (kind: OrderReport['type']): string[] => {
    for (const arrive of underway[kind].splice(0)) arrive();
    return told.splice(0);
  };
  return { ...venue, stream, listener, letGo };
}

describe('the reports of an account', () => {
  it('are only about its own orders, whichever side of a trade they are on; details come on a line of their own', () => {
    const { submit, cancel, stream, listener, letGo } = openReported();
    stream.subscribe(listener);
    submit('ann', { lots: 2 });
    submit('ben', { side: 'Sell', lots: 3 });
    submit('ann', { lots: 1 });
    cancel('ben', 2);
    expect(letGo('Progress')).toEqual(['V1 Accepted 0', 'V1 Filled 0.0002', 'V3 Accepted 0', 'V3 Filled 0.0001']);
    expect(letGo('Fill')).toEqual(['T1 Maker', 'T2 Taker']);
  });

  it('say how far the order was when it happened, however late they arrive', () => {
    const { submit, cancel, stream, listener, letGo } = openReported();
    stream.subscribe(listener);
    submit('ann', { lots: 5 });
    for (const lots of [1, 2]) submit('ben', { side: 'Sell', lots });
    cancel('ann', 1);
    expect(letGo('Progress')).toEqual([
      'V1 Accepted 0',
      'V1 PartiallyFilled 0.0001',
      'V1 PartiallyFilled 0.0003',
      'V1 Canceled 0.0003',
    ]);
  });

  it('do not go to somebody whose subscription another listener has just ended', () => {
    const { submit, stream, listener, letGo } = openReported();
    stream.subscribe(() => leave());
    const leave = stream.subscribe(listener);
    submit('ann');
    expect(letGo('Progress')).toEqual([]);
  });

  it('go to everybody who listens when they arrive, twice to who listens twice', () => {
    const { submit, stream, listener, letGo } = openReported();
    submit('ann');
    stream.subscribe(listener);
    const leave = stream.subscribe(listener);
    expect(letGo('Progress')).toEqual(['V1 Accepted 0', 'V1 Accepted 0']);
    leave();
    submit('ann');
    expect(letGo('Progress')).toEqual(['V2 Accepted 0']);
  });

  it('tell of a trade that was taken back as a fill more', () => {
    const { run, submit, stream, letGo } = openReported();
    const fills: OrderReport[] = [];
    stream.subscribe((report) => void fills.push(report));
    submit('ann', { lots: 2 });
    submit('ben', { side: 'Sell', lots: 2 });
    letGo('Fill');
    run({ type: 'BustTrade', at: 5, tradeNo: 1 });
    letGo('Fill');
    letGo('Progress');
    const [fill, reversal, ...progress] = fills;
    expect([fill, reversal]).toMatchObject([
      { fill: { tradeId: 'T1', at: 0 } },
      { fill: { tradeId: 'R1', tradeType: 'Reversal', reverses: 'T1', at: 5 } },
    ]);
    // The order keeps what it was told.
    expect(progress.map(({ type }) => type)).toEqual(['Progress', 'Progress']);
  });
});
