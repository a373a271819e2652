import { formatPendingFaults } from './pendingFault';

describe('faults that never happened', () => {
  it('are a table with aligned columns', () => {
    const text = formatPendingFaults([
      { point: 'submitOrder', call: '2', fault: 'answer lost', callsSeen: 0 },
      { point: 'all requests', call: 'for 2m', fault: 'outage, 5xx', callsSeen: null },
    ]);
    expect(text).toBe(
      [
        'point         call    fault        calls seen',
        'submitOrder   2       answer lost  0',
        'all requests  for 2m  outage, 5xx  –',
      ].join('\n'),
    );
  });
});
