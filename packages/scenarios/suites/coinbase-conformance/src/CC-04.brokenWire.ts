import { createWorld } from '@bot/test-fixtures/jest';
import { inMemoryLayer, type ProcessScenario } from '@bot/test-fixtures';
import { overMemory } from './layers/carriers';
import { wireOf } from './layers/wireOf';

export const brokenWire = (scenario: ProcessScenario): void =>
  scenario(
    'CC-04',
    'The wire of a world can be looked at and broken; what was armed and never happened fails the test',
    {
      verifies: ['sockets that were asked for are counted', 'a fault that never happened is named'],
      tags: ['scenario'],
    },
    async ({ verify }) => {
      const world = createWorld({ name: 'CC-04', layer: overMemory(inMemoryLayer()) });
      const { faults, sockets } = wireOf(world.venue);
      const leave = world.venue.broker.subscribeQuotes(['BTC-USD'], () => undefined);
      await world.advance('5s');
      verify('sockets that were asked for are counted', () => expect(sockets).toHaveLength(1));
      leave();
      faults.on('POST /orders').emptyBody();
      await verify('a fault that never happened is named', () =>
        expect(world.close()).rejects.toMatchObject({
          code: 'FaultsPending',
          message: expect.stringContaining('POST /orders') as unknown,
        }),
      );
    },
  );
