import { createTrace } from '@bot/simulation';
import { shortTimeline } from './shortTimeline';

it('puts requests of one moment into one line, cuts long lines, and shows the newest', () => {
  let now = 0;
  const trace = createTrace({ now: () => now });
  trace.add('bot', 'before');
  trace.add('network', 'balances');
  trace.add('network', 'positions');
  now = 1_000;
  trace.add('network', 'x'.repeat(500));
  const lines = shortTimeline(trace, 2).split('\n');
  expect(lines.slice(0, 2)).toEqual(['… 1 earlier entries', '+00:00:00.000  network  balances, positions']);
  expect(lines[2]).toMatch(/x…$/);
  expect(lines[2]).toHaveLength(204);
});
