import type { Random } from '@bot/core';
import { uniform01, type FaultPoint, type FaultProfile, type RequestPoint, type StreamPoint } from '@bot/simulation';
import type { RequestFault, StreamFault } from './fault';
import { requestDraws, requestRateNames, streamDraws, streamRateNames } from './faultDraws';

/** Faults that come by chance. Each method and stream has dice of its own, thrown once for each call. */
export interface DrawnFaults {
  request(point: RequestPoint): RequestFault | null;
  /** A number can be left out only where there are numbers; elsewhere nothing happens instead. */
  message(point: StreamPoint, isNumbered: boolean): StreamFault | null;
}

export function createDrawnFaults(profile: FaultProfile): DrawnFaults {
  const { random, rates } = profile;
  const allDice = new Map<FaultPoint, Random>();
  const diceOf = (point: FaultPoint): Random => {
    const dice = allDice.get(point) ?? random.fork(point);
    allDice.set(point, dice);
    return dice;
  };

  return {
    request(point) {
      const given = rates[point];
      if (given === undefined) return null;
      const dice = diceOf(point);
      const name = drawn(dice, requestRateNames, given);
      return name === null ? null : requestDraws[name].draw(dice, profile, point);
    },
    message(point, isNumbered) {
      const given = rates[point];
      if (given === undefined) return null;
      const dice = diceOf(point);
      const name = drawn(dice, streamRateNames, given);
      if (name === null || (name === 'sequenceGap' && !isNumbered)) return null;
      return streamDraws[name](dice, profile);
    },
  };
}

/** Worked example: with drop 0.1 and delay 0.2 a throw of 0.05 drops, 0.25 delays, and 0.31 does nothing. */
function drawn<Name extends string>(
  dice: Random,
  names: readonly Name[],
  rates: { readonly [name in Name]?: number },
): Name | null {
  const thrown = uniform01(dice);
  let upTo = 0;
  for (const name of names) {
    upTo += rates[name] ?? 0;
    if (thrown < upTo) return name;
  }
  return null;
}
