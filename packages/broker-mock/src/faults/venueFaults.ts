import { assert, type Clock, type EpochMs, type Unsubscribe } from '@bot/core';
import {
  durationMs,
  durationText,
  type LostRight,
  type StreamPoint,
  type Trace,
  type VenueFaults,
} from '@bot/simulation';
import { createArming } from './arming';
import { someMs } from './calls';
import type { ExchangeFault, LastingFault } from './fault';
import type { FaultEffects } from './faultEffects';
import { faultPresets, type FaultPreset } from './faultPresets';
import { createFaultsInForce } from './faultsInForce';
import { faultText } from './faultText';
import { followProfile } from './followProfile';
import { createRequestFaults, type RequestFaultSource } from './requestFaults';
import { spanFor, type Span } from './span';
import { createStreamFaults, type StreamFaultSource } from './streamFaults';

/** What a test arms, and what the venue asks about it. */
export interface VenueFaultSource extends VenueFaults {
  readonly requests: RequestFaultSource;
  stream(point: StreamPoint): StreamFaultSource;
  /** What the venue says the time is. */
  venueTime(): EpochMs;
  /** Tells when something that lasts begins, and when all is healed. What ends by the clock is not told. */
  observe(listener: () => void): Unsubscribe;
}

export interface VenueFaultsOptions {
  readonly clock: Clock;
  readonly effects: FaultEffects;
  readonly trace?: Trace | undefined;
  /** How far the venue can look back for stale answers, in ms. Default: 0, it cannot. */
  readonly remembersMs?: number;
}

const permissionOf = { view: 'canView', trade: 'canTrade' } as const satisfies Record<LostRight, string>;

/** Needs no timer: what lasts is looked up by the clock when something comes by. */
export function createVenueFaults({ clock, effects, trace, remembersMs = 0 }: VenueFaultsOptions): VenueFaultSource {
  const inForce = createFaultsInForce(clock);
  const { requestScript, streamScript, disruptions } = inForce;
  const lostRights = new Set<LostRight>();
  const observers = new Set<() => void>();
  const tellObservers = (): void => {
    for (const observer of [...observers]) observer();
  };
  const mustRemember = (ms: number): void =>
    assert(ms <= remembersMs, `the venue remembers ${durationText(remembersMs)}, and not ${durationText(ms)}`);

  function begin(fault: LastingFault, forMs: number, narrowed = (whole: Span, _startMs: number): Span => whole): void {
    const startMs = clock.monotonicMs();
    const when = forMs === Infinity ? 'until the end' : `for ${durationText(forMs)}`;
    trace?.add('test', `${faultText(fault)} ${when}`);
    // A restart happens to the exchange, also when nobody comes by.
    const owed = fault.fault === 'Restart' ? null : when;
    disruptions.begin(fault, narrowed(spanFor(startMs, forMs), startMs), owed);
    tellObservers();
  }
  const happen = (fault: ExchangeFault, effect: () => void): void => {
    trace?.add('test', faultText(fault));
    effect();
  };
  const thinBooks: FaultEffects['thinBooks'] = (thinning) =>
    happen({ fault: 'ThinBooks', ...thinning }, () => effects.thinBooks(thinning));
  const giveBack = (right: LostRight): void => {
    if (lostRights.delete(right)) effects.allow({ [permissionOf[right]]: true });
  };

  return {
    requests: createRequestFaults(inForce),
    stream: (point) => createStreamFaults(inForce, point, trace),
    venueTime: () => clock.now() + (disruptions.find('ClockSkew')?.byMs ?? 0),
    observe(listener) {
      const own = (): void => listener();
      observers.add(own);
      return () => void observers.delete(own);
    },

    on: createArming(inForce, mustRemember),
    disconnect: (stream, { kind, for: duration }) => begin({ fault: 'Disconnect', stream, kind }, someMs(duration)),
    outage: ({ kind, for: duration }) => begin({ fault: 'Outage', kind }, someMs(duration)),
    restart({ for: duration, losesOpenOrders = false }) {
      const forMs = someMs(duration);
      begin({ fault: 'Restart', losesOpenOrders }, forMs);
      effects.restart({ losesOpenOrders, forMs });
    },
    clockSkew(by) {
      const byMs = durationMs(by);
      disruptions.end('ClockSkew');
      if (byMs !== 0) begin({ fault: 'ClockSkew', byMs }, Infinity);
    },
    loseCredentials: () => begin({ fault: 'LoseCredentials' }, Infinity),
    restoreCredentials: () => disruptions.end('LoseCredentials'),
    losePermission(right) {
      lostRights.add(right);
      happen({ fault: 'LosePermission', right }, () => effects.allow({ [permissionOf[right]]: false }));
    },
    restorePermission: giveBack,
    status: (instrumentId, status) =>
      happen({ fault: 'SetStatus', instrumentId, status }, () => effects.setStatus(instrumentId, status)),
    bust: (tradeId) => happen({ fault: 'BustTrade', tradeId }, () => effects.bust(tradeId)),

    preset(name, options = {}) {
      const preset: FaultPreset = faultPresets[name];
      const forMs = options.for === undefined ? preset.forMs : someMs(options.for);
      if (name === 'staleMark') mustRemember(forMs);
      preset.play({ begin, thinBooks }, forMs);
    },
    follow: (profile) => followProfile(inForce, profile, mustRemember),
    heal() {
      requestScript.disarm();
      streamScript.disarm();
      disruptions.end();
      inForce.drawn = null;
      for (const right of [...lostRights]) giveBack(right);
      tellObservers();
    },
    pending: () => [...requestScript.pending(), ...streamScript.pending(), ...disruptions.pending()],
  };
}
