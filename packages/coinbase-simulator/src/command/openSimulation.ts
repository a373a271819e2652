import { createMockVenue, type MockVenue } from '@bot/broker-mock';
import { createRandom } from '@bot/simulation';
import { uuidOf } from '../api/ids';
import { createRealClock } from '../clock/realClock';
import { createSteppedClock } from '../clock/steppedClock';
import { withControl } from '../control/withControl';
import { armFault } from '../faults/armFault';
import { withWireFaults } from '../faults/wireFaults';
import { generateKey, type GeneratedKey } from '../keys/apiKey';
import type { RequestLog } from '../rest/restServer';
import { createCoinbaseSimulator } from '../simulator';
import { serveOnLoopback, type LoopbackServer } from '../sockets/serveOnLoopback';
import { CommandError } from './commandError';
import type { AccountSettings, Settings } from './settings';

/** A simulator that listens. */
export interface Simulation {
  readonly loopback: LoopbackServer;
  readonly venue: MockVenue;
  /** By account, the bot's first. */
  readonly keys: readonly GeneratedKey[];
  close(): Promise<void>;
}

/** @throws CommandError PortTaken */
export async function openSimulation(settings: Settings, log: (entry: RequestLog) => void): Promise<Simulation> {
  const { instruments, market, accounts, seed, speed, isVirtual } = settings;
  const startAt = settings.startAt ?? Date.now();
  const stepped = isVirtual ? createSteppedClock({ startAt }) : null;
  const clock = stepped ?? createRealClock({ startAt, speed });
  const [bot, ...others] = accounts as readonly [AccountSettings, ...AccountSettings[]];
  const venue = createMockVenue({
    ...{ clock, random: createRandom(seed), instruments, market, balances: bot.balances },
    // The way over sockets takes its own time, and none may pass where time stands still.
    ...{ latencyMs: 0, fillDelayMs: 0, cancelDelayMs: 0 },
  });
  for (const { name, balances } of others) venue.control.account(name, balances);
  const keys = accounts.map(({ name }) => generateKey('ES256', { name: keyName(name), accountId: name }));
  // Where the venue's time is not that of its clients, their tokens could never be right.
  const isRealTime = settings.startAt === null && speed === 1 && !isVirtual;
  const simulator = createCoinbaseSimulator({
    ...{ venue, clock, keys, log, asksForNoKey: settings.asksForNoKey },
    ...(!isRealTime && { skewToleranceMs: Infinity }),
  });
  const { server, faults } = withWireFaults(simulator, clock);
  for (const fault of settings.faults) armFault(fault, { venue: venue.control.faults, wire: faults });
  const logged: typeof server = {
    ...server,
    accept(request, peer) {
      const served = server.accept(request, peer);
      // Switching protocols.
      log({ at: clock.now(), method: 'GET', path: new URL(request.url).pathname, status: 101 });
      return served;
    },
  };
  const advance = stepped === null ? null : (ms: number) => stepped.advance(ms);
  const controlled = { venue, wire: faults, now: () => clock.now(), advance };
  const served = settings.hasControl ? withControl(logged, controlled) : logged;
  const loopback = await serveOnLoopback(served, {
    port: settings.port,
    ...(settings.tlsPort !== null && { tlsPort: settings.tlsPort }),
  }).catch((error: unknown) => {
    simulator.close();
    // It knows by itself what is due, funding for instance.
    venue.stop();
    throw unusable(error);
  });
  venue.start();
  return {
    ...{ loopback, venue, keys },
    async close() {
      await loopback.close();
      simulator.close();
      venue.stop();
    },
  };
}

const keyName = (account: string): string =>
  `organizations/${uuidOf('organization')}/apiKeys/${uuidOf('key', account)}`;

/** A port that is taken, or may not be used. */
function unusable(error: unknown): CommandError {
  const { message } = error as Error;
  return new CommandError(
    'PortTaken',
    [`The port cannot be used: ${message}.`],
    'Choose another, or 0 for any that is free.',
  );
}
