import type { Wire } from '@bot/core';
import { SimulationError, simulationErrorCodes } from '../errors/simulationError';
import { drain } from '../time/drain';
import { createExchangeTraffic } from './exchangeTraffic';
import { createSocketTraffic } from './socketTraffic';
import type { WireServer } from './wireServer';

/**
 * Knows what is under way between the clients of a wire and its server in the same process, so that virtual time does not overtake
 * bytes on real sockets. What the server thinks about, and what never arrives, is not under way:
 * ```
 * client ── request, frame ──▶ under way ──▶ server thinks: time may pass ──▶ answer, frame: under way ──▶ client
 * ```
 */
export interface WireTraffic {
  /** The wire, watched. It adds a mark to requests and addresses of sockets, which the watched server takes off again. */
  watch(wire: Wire): Wire;
  /** The server, watched. What comes without a mark is let through. */
  serve(server: WireServer): WireServer;
  /** Resolves when promise work has come to rest and nothing is under way. @throws SimulationError BytesStuck */
  atRest(): Promise<void>;
}

/** Turns in which the pieces of a slow answer arrive: they are written at once, and on loopback read a turn later. */
const TURNS_OF_A_PIECE = 4;

export interface WireTrafficOptions {
  /** So many turns of the event loop bytes may be under way. Default: 2,000,000, which are many seconds. */
  readonly patienceTurns?: number;
}

export function createWireTraffic({ patienceTurns = 2_000_000 }: WireTrafficOptions = {}): WireTraffic {
  const exchanges = createExchangeTraffic();
  const sockets = createSocketTraffic();

  return {
    watch: (wire) => ({ ...exchanges.watch(wire), connect: sockets.watch(wire), close: () => wire.close() }),
    serve: (server) => ({ ...server, answer: exchanges.serve(server), accept: sockets.serve(server) }),
    async atRest() {
      await drain();
      for (let turns = 0; exchanges.underWay() + sockets.underWay() > 0; turns++) {
        if (turns > patienceTurns) throw stuck([...exchanges.names(), ...sockets.names()]);
        await drain();
      }
      if (exchanges.trickles() === 0) return;
      for (let turn = 0; turn < TURNS_OF_A_PIECE; turn++) await drain();
    },
  };
}

const stuck = (names: readonly string[]): SimulationError =>
  new SimulationError('BytesStuck', {
    happened: `${simulationErrorCodes.BytesStuck} Under way: ${names.join(', ')}.`,
    toDo: 'Look whether both sides are watched, and whether the server hears of what ends.',
  });
