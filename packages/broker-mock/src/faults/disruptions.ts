import type { Clock } from '@bot/core';
import type { PendingFault } from '@bot/simulation';
import type { LastingFault } from './fault';
import { faultPlace, faultText } from './faultText';
import { impactOf, type Impact } from './impact';
import type { Span } from './span';

/** The faults that last, each with its time. Nothing of it needs a timer: it is looked up when something comes by. */
export interface Disruptions {
  /** @param owed how the table of faults that never happened says when it was; null: it is never missed */
  begin(fault: LastingFault, span: Span, owed: string | null): void;
  /** What the first of them that is on makes of something that comes by now, and marks it as met. */
  meet<T>(look: (impact: Impact, sinceMs: number) => T | null): T | null;
  /** Like `meet`, by the fault itself. */
  find<F extends LastingFault['fault']>(name: F): Extract<LastingFault, { readonly fault: F }> | null;
  end(name?: LastingFault['fault']): void;
  pending(): readonly PendingFault[];
}

interface Disruption {
  readonly fault: LastingFault;
  readonly impact: Impact;
  readonly span: Span;
  readonly startMs: number;
  readonly owed: string | null;
  isMet: boolean;
}

export function createDisruptions(clock: Clock): Disruptions {
  let going: readonly Disruption[] = [];
  let missed: readonly Disruption[] = [];

  const isMissed = ({ isMet, owed }: Disruption): boolean => !isMet && owed !== null;

  function leave(ended: readonly Disruption[]): void {
    missed = [...missed, ...ended.filter(isMissed)];
    going = going.filter((disruption) => !ended.includes(disruption));
  }

  function onNow(): readonly Disruption[] {
    if (going.length === 0) return going;
    const nowMs = clock.monotonicMs();
    const over = going.filter(({ span }) => span.isOver(nowMs));
    if (over.length > 0) leave(over);
    return going.filter(({ span }) => span.isOn(nowMs));
  }

  return {
    begin(fault, span, owed) {
      const startMs = clock.monotonicMs();
      going = [...going, { fault, impact: impactOf(fault), span, startMs, owed, isMet: false }];
    },
    meet(look) {
      for (const disruption of onNow()) {
        const found = look(disruption.impact, clock.monotonicMs() - disruption.startMs);
        if (found === null) continue;
        disruption.isMet = true;
        return found;
      }
      return null;
    },
    find(name) {
      const found = onNow().find(({ fault }) => fault.fault === name);
      if (found === undefined) return null;
      found.isMet = true;
      return found.fault as Extract<LastingFault, { readonly fault: typeof name }>;
    },
    end(name) {
      leave(going.filter(({ fault }) => name === undefined || fault.fault === name));
    },
    pending: () =>
      [...missed, ...going.filter(isMissed)].map(({ fault, owed }) => ({
        ...{ point: faultPlace(fault), call: String(owed), fault: faultText(fault), callsSeen: null },
      })),
  };
}
