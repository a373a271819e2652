import { join } from 'node:path';
import type { DemoResult } from './demo/runDemo';
import { newFolder } from './testing/barFiles';
import { callMain } from './testing/callMain';

it('a demo can be slowed down', async () => {
  const report = join(newFolder(), 'report.html');
  const { envelope } = await callMain(['demo', '--json', '--report', report, '--hours', '0.1', '--speed', '3600']);
  // Six minutes at 3,600 times real time take at least a tenth of a second.
  expect(envelope<DemoResult>().data.elapsedMs).toBeGreaterThan(90);
});
