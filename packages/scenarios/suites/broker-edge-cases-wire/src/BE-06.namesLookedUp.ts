import type { LookupFunction } from 'node:net';
import { createCoinbaseBroker, createNodeWire } from '@bot/broker-coinbase';
import { createRealClock } from '@bot/coinbase-simulator';
import { createRandom } from '@bot/simulation';
import { openCoinbase } from '@bot/suite-coinbase-conformance';
import type { ProcessScenario } from '@bot/test-fixtures';
import { failureToOpen } from './sockets/failureToOpen';

/** What a name leads to at the moment: addresses, or the code of the failure. */
interface Names {
  answer: readonly string[] | 'ENOTFOUND' | 'EAI_AGAIN';
  asked: number;
}

/** The client looks for a venue on this machine by a name that is found, or is not, as the story wants it. */
export const namesLookedUp = (scenario: ProcessScenario): void =>
  scenario(
    'BE-06',
    'A name is looked up in vain, or leads to an address where nobody is → the next address, or the next attempt',
    {
      verifies: [
        'what could not be looked up was not sent, and the error says why: ENOTFOUND, EAI_AGAIN',
        'no stream is opened either, for the same reason',
        'the next address of a name is taken where nobody answers at the first',
        'the name is looked up anew with the next attempt, and found',
        'a connection that stands needs no name',
      ],
      tags: ['edge_case', 'resilience'],
      onlyHere: 'there are no names in memory',
    },
    async ({ verify }) => {
      const names: Names = { answer: 'ENOTFOUND', asked: 0 };
      const venue = await openCoinbase('ES256');
      const wire = createNodeWire({ lookup: lookupBy(names) });
      const rest = venue.url.replace('127.0.0.1', 'localhost');
      const stream = venue.wsUrl.replace('127.0.0.1', 'localhost');
      const broker = createCoinbaseBroker({
        ...{ wire, clock: createRealClock(), random: createRandom('client') },
        urls: { rest, market: stream, user: stream },
        credentials: { keyName: venue.key.name, privateKey: venue.key.secret },
      });
      try {
        for (const code of ['ENOTFOUND', 'EAI_AGAIN'] as const) {
          names.answer = code;
          await verify('what could not be looked up was not sent, and the error says why: ENOTFOUND, EAI_AGAIN', () =>
            expect(broker.quote('BTC-USD')).rejects.toMatchObject({
              ...{ code: 'NotConnected', venueOutcome: 'NotActed', retryable: true },
              message: expect.stringContaining(code) as unknown,
            }),
          );
          await verify('no stream is opened either, for the same reason', async () =>
            expect((await failureToOpen(wire, stream))?.message).toContain(code),
          );
        }
        // Nobody listens at the first of them.
        names.answer = ['127.0.0.2', '127.0.0.1'];
        const asked = names.asked;
        const { bid } = await broker.quote('BTC-USD');
        verify('the name is looked up anew with the next attempt, and found', () =>
          expect(names.asked).toBeGreaterThan(asked),
        );
        await verify('the next address of a name is taken where nobody answers at the first', async () => {
          expect(bid).toEqual((await venue.venue.broker.quote('BTC-USD')).bid);
          expect(await failureToOpen(wire, stream)).toBeUndefined();
        });
        names.answer = 'ENOTFOUND';
        await verify('a connection that stands needs no name', () =>
          expect(broker.quote('BTC-USD')).resolves.toMatchObject({ bid }),
        );
      } finally {
        broker.close();
        await wire.close();
        await venue.close();
      }
    },
  );

/** Node asks for all addresses of a name, and tries one after the other. */
const lookupBy =
  (names: Names): LookupFunction =>
  (host, _options, found) => {
    names.asked += 1;
    const { answer } = names;
    if (typeof answer !== 'string') {
      return found(
        null,
        answer.map((address) => ({ address, family: 4 })),
      );
    }
    const failure = { code: answer, syscall: 'getaddrinfo' };
    found(Object.assign(new Error(`getaddrinfo ${answer} ${host}`), failure), '');
  };
