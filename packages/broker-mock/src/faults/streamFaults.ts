import type { StreamPoint, Trace } from '@bot/simulation';
import type { StreamFault } from './fault';
import type { FaultsInForce } from './faultsInForce';
import { faultText } from './faultText';
import type { LineCut, LineState } from './impact';

/** What a channel asks about each message of its stream. */
export interface StreamFaultSource {
  /** How the connection is now. */
  line(): LineState;
  /** Why it is Down; null when it is not. */
  cut(): LineCut | null;
  /** Counts a message that is sent now; what it meets. */
  sending(message: { readonly isNumbered: boolean }): StreamFault | null;
}

export function createStreamFaults(
  inForce: FaultsInForce,
  point: StreamPoint,
  trace: Trace | undefined,
): StreamFaultSource {
  const { clock, streamScript, disruptions } = inForce;
  const stateIf = (state: LineState): LineState | null =>
    disruptions.meet(({ line }) => (line(point) === state ? state : null));

  return {
    line: () => stateIf('Down') ?? stateIf('Silent') ?? 'Open',
    cut: () => disruptions.meet(({ line, cut }) => (line(point) === 'Down' ? cut : null)),
    sending({ isNumbered }) {
      // Thrown in any case, so that a fault that is armed shifts no other.
      const drawn = inForce.drawn?.message(point, isNumbered) ?? null;
      const fits = ({ fault }: StreamFault): boolean => fault !== 'SequenceGap' || isNumbered;
      const fault = streamScript.take(point, clock.monotonicMs(), fits)?.fault ?? drawn;
      if (fault !== null) trace?.add('network', `${point} ${faultText(fault)}`);
      return fault;
    },
  };
}

export const noStreamFaults: StreamFaultSource = { line: () => 'Open', cut: () => null, sending: () => null };
