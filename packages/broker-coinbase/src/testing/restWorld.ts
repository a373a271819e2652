import type { EpochMs, HttpRequest, Logger } from '@bot/core';
import { createKernel, createMemoryWire, createRandom, createVirtualClock, type Kernel } from '@bot/simulation';
import { createApiKey, type ApiKey } from '../auth/apiKey';
import { createServerClock, type ServerClock } from '../auth/serverClock';
import { createUnknownValues, type UnknownValues } from '../mapping/unknownValues';
import { createRateLimiter } from '../transport/rateLimiter';
import { createRestClient, type RestClient } from '../transport/restClient';
import { credentials } from './keys';
import { createRestVenue, type RestVenue } from './restVenue';

/** 2026-11-22 10:00:00 UTC. */
export const startAt: EpochMs = 1_795_341_600_000;
export const url = 'https://api.coinbase.com';

export interface LoggedLine {
  readonly level: string;
  readonly details: object;
  readonly message: string;
}

/** Requests over a wire in memory, on virtual time, to a venue that says what it is told. */
export interface RestWorld {
  readonly venue: RestVenue;
  readonly rest: RestClient;
  readonly key: ApiKey;
  readonly serverClock: ServerClock;
  readonly unknowns: UnknownValues;
  readonly kernel: Kernel;
  readonly logger: Logger;
  readonly logged: readonly LoggedLine[];
  /** Lets time pass until it settles. */
  run<T>(work: Promise<T>): Promise<T>;
}

export interface RestWorldOptions {
  readonly perSecond?: number;
  readonly checkClock?: () => Promise<void>;
}

export function openRestWorld({ perSecond = 1_000, checkClock }: RestWorldOptions = {}): RestWorld {
  const clock = createVirtualClock({ startAt });
  const kernel = createKernel({ clock });
  const venue = createRestVenue();
  const logged: LoggedLine[] = [];
  const log = (level: string) => (details: object, message: string) => void logged.push({ level, details, message });
  const logger = { debug: log('debug'), info: log('info'), warn: log('warn'), error: log('error') };
  const serverClock = createServerClock(clock, logger);
  const key = createApiKey({ credentials, random: createRandom(1), now: () => serverClock.now() });
  const limiters = { public: createRateLimiter(clock, perSecond), signed: createRateLimiter(clock, perSecond) };
  const wire = createMemoryWire({ clock, server: venue });
  const rest = createRestClient({
    ...{ wire, clock, url, key, limiters, deadlineMs: 10_000 },
    ...(checkClock === undefined ? {} : { checkClock }),
  });
  const unknowns = createUnknownValues(logger);
  return { venue, rest, key, serverClock, unknowns, kernel, logger, logged, run: (work) => kernel.run(work) };
}

export const authorizationOf = ({ headers }: HttpRequest): string => String(headers['authorization']);
