import type { CancelTimer, Unsubscribe } from '@bot/core';
import type { LineCut } from '@bot/broker-mock';
import { wireFailure, type ServedSocket, type WireServer } from '@bot/simulation';
import { openSession, type Session } from './session';
import { defaultStreamLimits, type StreamHost, type StreamLimits } from './streamHost';

/** The sockets of the simulator: one session for each. */
export interface StreamServer extends Required<Pick<WireServer, 'accept' | 'watchReach'>> {
  /** How many there are now. */
  sessionCount(): number;
  /** Ends all of them as a restart does. */
  close(): void;
}

/** What comes and goes by the clock is looked up so often. */
const LOOK_MS = 1_000;

/**
 * What the faults of the venue are on sockets: a clean cut breaks them (1006), half-open leaves them and says nothing, silent sends
 * heartbeats only, a restart says goodbye (1001), and while the venue is unreachable none comes about.
 */
export function createStreamServer(host: StreamHost, limits: Partial<StreamLimits> = {}): StreamServer {
  const { clock, market } = host;
  const sessions = new Set<Session>();
  const watchers = new Set<(isReachable: boolean) => void>();
  let wasReachable = true;
  let cancelTimer: CancelTimer | null = null;
  let unobserve: Unsubscribe | null = null;

  const cutOfAll = (): LineCut | null => {
    const cut = market.cutOf('market');
    return cut === market.cutOf('reports') ? cut : null;
  };
  const isReachable = (): boolean => !isAway(cutOfAll());

  function look(): void {
    for (const session of [...sessions]) session.look();
    const nowReachable = isReachable();
    if (nowReachable !== wasReachable) for (const watcher of [...watchers]) watcher(nowReachable);
    wasReachable = nowReachable;
    keepLooking();
  }

  /** Only while there is somebody to tell. */
  function keepLooking(): void {
    const isWanted = sessions.size > 0 || (watchers.size > 0 && !wasReachable);
    cancelTimer?.();
    cancelTimer = isWanted ? clock.setTimer(LOOK_MS, look) : null;
    const isWatched = sessions.size > 0 || watchers.size > 0;
    if (isWatched) unobserve ??= market.observeCuts(look);
    else unobserve = unobserve?.() ?? null;
  }

  return {
    accept(_request, peer): ServedSocket {
      const cut = cutOfAll();
      if (isAway(cut)) throw wireFailure('Unreachable', 'the simulator');
      if (cut === 'HalfOpen') {
        peer.mute();
        return { received: () => undefined, closed: () => undefined };
      }
      const session: Session = openSession({
        host,
        limits: { ...defaultStreamLimits, ...limits },
        peer,
        ended() {
          sessions.delete(session);
          if (sessions.size === 0) keepLooking();
        },
      });
      sessions.add(session);
      if (sessions.size === 1) keepLooking();
      return session;
    },
    watchReach(listener) {
      const own = (isReachableNow: boolean): void => listener(isReachableNow);
      watchers.add(own);
      keepLooking();
      return () => {
        watchers.delete(own);
        keepLooking();
      };
    },
    sessionCount: () => sessions.size,
    close() {
      for (const session of [...sessions]) session.goAway();
    },
  };
}

const isAway = (cut: LineCut | null): boolean => cut === 'Restart' || cut === 'Unreachable';
