import { createHandedOver } from '../testing/handedOver';
import type * as entryOfNodeTest from './index';

const { handedOver, test: fakeTest, afterEach: after, afterAll } = createHandedOver();

jest.mock('node:test', () => ({ test: fakeTest, beforeEach: () => {}, afterEach: after, after: afterAll }));

it('the entry gives its worlds and scenarios to node:test', async () => {
  const entry = jest.requireActual<typeof entryOfNodeTest>('./index');
  const world = entry.createWorld();
  entry
    .scenarios({ layer: { name: 'S' } as never })
    .skip('XX-01', 'elsewhere', { verifies: [], reason: 'layer P only' });
  await handedOver.runLast();
  expect(world.isClosed).toBe(true);
  expect(handedOver.names).toEqual(['skip: XX-01 elsewhere (skipped: layer P only)']);
});
