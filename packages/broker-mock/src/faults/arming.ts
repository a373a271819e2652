import type {
  ArmableFault,
  ArmableStreamFault,
  FaultPoint,
  RequestPoint,
  StreamPoint,
  VenueFaults,
} from '@bot/simulation';
import { armableRequest, armableStream } from './armable';
import { streamPoints } from './faultPoints';
import type { FaultsInForce } from './faultsInForce';

/** @param mustRemember throws when the venue cannot look back so far */
export function createArming(
  { requestScript, streamScript }: FaultsInForce,
  mustRemember: (ms: number) => void,
): VenueFaults['on'] {
  function on(point: RequestPoint): ArmableFault;
  function on(point: StreamPoint): ArmableStreamFault;
  function on(point: FaultPoint): ArmableFault | ArmableStreamFault {
    if (isStream(point)) return armableStream(point, (calls, fault) => streamScript.arm(point, calls, fault));
    return armableRequest(point, (calls, fault) => {
      if (fault.fault === 'Stale') mustRemember(fault.byMs);
      requestScript.arm(point, calls, fault);
    });
  }
  return on;
}

const isStream = (point: FaultPoint): point is StreamPoint => streamPoints.some((stream) => stream === point);
