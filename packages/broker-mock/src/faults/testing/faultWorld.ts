import {
  createKernel,
  createTrace,
  createVirtualClock,
  type Kernel,
  type RequestPoint,
  type Trace,
  type VirtualClock,
} from '@bot/simulation';
import { fixedLatency, type LatencyModel } from '../../models/latencyModel';
import { createRequestDesk, type RequestDesk, type Work } from '../../venue/requestDesk';
import { createTimers, type Timers } from '../../venue/timers';
import type { FaultEffects } from '../faultEffects';
import { createVenueFaults, type VenueFaultSource } from '../venueFaults';

/** A desk with faults, and nothing behind it. */
export interface FaultWorld {
  readonly clock: VirtualClock;
  readonly kernel: Kernel;
  readonly timers: Timers;
  readonly trace: Trace;
  readonly faults: VenueFaultSource;
  readonly desk: RequestDesk;
  /** What was done to the exchange: `bust T7`. */
  readonly effects: readonly string[];
  /** A request that the venue answers with how often it has acted. */
  ask(method: RequestPoint, work?: Work<unknown>): Promise<unknown>;
  /** How often the venue has acted. */
  acts(): number;
  /** Lets time pass until the answer is there, and tells it, or the code of its error, with the time that it took. */
  hear(method: RequestPoint, work?: Work<unknown>): Promise<readonly [unknown, number]>;
  /** What the timeline tells of the network. */
  network(): readonly string[];
}

/** Requests take 20 ms each way; patience ends after 5 s; the venue remembers ten minutes. */
export function openFaultWorld(
  change: { readonly latency?: LatencyModel; readonly remembersMs?: number } = {},
): FaultWorld {
  const { latency = fixedLatency(20), remembersMs = 600_000 } = change;
  const clock = createVirtualClock({ startAt: 1_000_000 });
  const kernel = createKernel({ clock });
  const trace = createTrace(clock);
  const timers = createTimers(clock);
  const effects: string[] = [];
  const faults = createVenueFaults({ clock, trace, effects: written(effects), remembersMs });
  const desk = createRequestDesk({
    ...{ clock, timers, latency, trace },
    ...{ timeoutMs: 5_000, faults: faults.requests, isUp: () => true },
  });
  let acts = 0;
  const ask: FaultWorld['ask'] = (method, work = ({ answer }) => answer((acts += 1))) =>
    desk.send({ method, summary: '' }, work);

  return {
    ...{ clock, kernel, timers, trace, faults, desk, effects, ask },
    acts: () => acts,
    async hear(method, work) {
      const startMs = clock.monotonicMs();
      const heard = await kernel.run(ask(method, work).catch((error: unknown) => (error as { code: string }).code));
      return [heard, clock.monotonicMs() - startMs];
    },
    network: () => trace.entries.filter(({ lane }) => lane === 'network').map(({ text }) => text),
  };
}

const written = (effects: string[]): FaultEffects => ({
  setStatus: (instrumentId, status) => void effects.push(`status ${instrumentId} ${status}`),
  allow: (change) => void effects.push(`allow ${JSON.stringify(change)}`),
  restart: (restart) => void effects.push(`restart ${JSON.stringify(restart)}`),
  bust: (tradeId) => void effects.push(`bust ${tradeId}`),
  thinBooks: (thinning) => void effects.push(`thin ${JSON.stringify(thinning)}`),
});
