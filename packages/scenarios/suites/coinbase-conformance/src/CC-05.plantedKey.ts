import { inspect } from 'node:util';
import type { ProcessScenario } from '@bot/test-fixtures';
import { everyCall, everyFailure } from './secrets/everyFailure';
import { openPlanted } from './secrets/openPlanted';

export const plantedKey = (scenario: ProcessScenario): void =>
  scenario(
    'CC-05',
    'Whatever fails, neither the key nor a token is in an error, a log or an object that can be looked at',
    {
      verifies: ['requests and subscriptions were signed', 'calls failed in many ways', 'nothing shows a secret'],
      tags: ['scenario'],
    },
    async ({ verify }) => {
      const { broker, venue, wireFaults, kernel, logged, secrets, close } = openPlanted();
      broker.subscribeReports(() => undefined);
      broker.subscribeMarket({ channels: ['Level2', 'Heartbeats'], instrumentIds: ['BTC-USD'] }, () => undefined);
      await kernel.advance(2_000);
      const thrown: unknown[] = [];
      for (const fail of everyFailure) {
        fail(venue.control.faults, wireFaults);
        for (const call of Object.values(everyCall)) {
          await kernel.run(call(broker)).catch((error: unknown) => thrown.push(error));
        }
        await kernel.advance(60_000);
        venue.control.faults.heal();
        wireFaults.heal();
        venue.control.faults.restorePermission('view');
        venue.control.faults.restorePermission('trade');
        await kernel.advance(60_000);
      }

      verify('requests and subscriptions were signed', () => expect(secrets().length).toBeGreaterThan(100));
      verify('calls failed in many ways', () => {
        const codes = new Set(thrown.map((error) => (error as { readonly code: string }).code));
        expect([...codes]).toEqual(
          expect.arrayContaining([
            ...['VenueUnavailable', 'RateLimited', 'NotConnected', 'PermissionDenied', 'ConnectionLost'],
            ...['Timeout', 'UndecodableAnswer', 'AuthenticationFailed'],
          ]),
        );
      });
      verify('nothing shows a secret', () => {
        expect(logged.length).toBeGreaterThan(0);
        const shown = inspect([broker, thrown, logged], { depth: 20, showHidden: true, maxArrayLength: null });
        const plain = JSON.stringify([thrown, logged]);
        const messages = thrown.map((error) => String((error as Error).stack)).join('\n');
        // Counted, so that a failure shows none of them.
        const found = secrets().filter((secret) => [shown, plain, messages].some((text) => text.includes(secret)));
        expect(found.length).toBe(0);
      });
      close();
    },
  );
