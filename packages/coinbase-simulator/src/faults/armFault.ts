import { assert } from '@bot/core';
import { requestPoints, streamPoints } from '@bot/broker-mock';
import type { VenueFaults, WhichCalls } from '@bot/simulation';
import { faultParameters } from './faultParameters';
import {
  frameWords,
  methodWords,
  requestWords,
  socketWords,
  streamWords,
  wholeWords,
  type FaultWord,
} from './faultWords';
import type { FramesNamed, RequestsNamed, WireFaults } from './wireFaults';

/**
 * A fault as it is asked for from outside: its name, where it is, which calls it is for (`nth`, `times`, `for`, `always`), and what it
 * must be told besides.
 */
export interface FaultRequest {
  readonly fault: string;
  /** `POST /orders`, `frames level2`, `sockets`, a method of the broker port, or one of its streams. Without it: at once. */
  readonly on?: string;
  readonly [parameter: string]: unknown;
}

/** Where faults can be armed. */
export interface FaultTargets {
  readonly venue: VenueFaults;
  readonly wire: WireFaults;
}

/** @throws AssertionFailed, SimulationError for what is no fault, saying what there is */
export function armFault(request: FaultRequest, { venue, wire }: FaultTargets): void {
  const { fault, on, ...given } = request;
  if (on === undefined) return arm(fault, wholeWords, { venue, wire }, given);
  if (/^(GET|POST|PUT|DELETE|\*) \//.test(on))
    return armWhich(fault, requestWords, wire.on(on as RequestsNamed), given);
  if (/^frames( |$)/.test(on)) return armWhich(fault, frameWords, wire.on(on as FramesNamed), given);
  if (on === 'sockets') return armWhich(fault, socketWords, wire.on(on), given);
  const stream = streamPoints.find((point) => point === on);
  if (stream !== undefined) return armWhich(fault, streamWords, venue.on(stream), given);
  const method = requestPoints.find((point) => point === on);
  assert(method !== undefined, `a fault is on ${places.join(', ')}, and not on ${on}`);
  armWhich(fault, methodWords, venue.on(method), given);
}

const places = ['POST /orders and the like', 'frames', 'frames CHANNEL', 'sockets', ...streamPoints, ...requestPoints];

type Given = { readonly [name: string]: unknown };

function armWhich<Target extends WhichCalls<Target>>(
  fault: string,
  words: { readonly [name: string]: FaultWord<Target> },
  target: Target,
  { nth, times, for: duration, always, ...given }: Given,
): void {
  const parameters = faultParameters({ nth, times, for: duration, always });
  let armable = target;
  if (nth !== undefined) armable = armable.nth(parameters.number('nth'));
  if (times !== undefined) armable = armable.times(parameters.number('times'));
  if (duration !== undefined) armable = armable.for(parameters.text('for'));
  if (always === true) armable = armable.always();
  arm(fault, words, armable, given);
}

function arm<Target>(
  fault: string,
  words: { readonly [name: string]: FaultWord<Target> },
  target: Target,
  given: Given,
): void {
  const found = Object.hasOwn(words, fault) ? words[fault] : undefined;
  assert(found !== undefined, `a fault there is ${Object.keys(words).join(', ')}, and not ${fault}`);
  const unknown = Object.keys(given).filter((name) => !found.takes.includes(name));
  const known = found.takes.length === 0 ? 'nothing' : found.takes.join(', ');
  assert(unknown.length === 0, `${fault} is told ${known}, and not ${unknown.join(', ')}`);
  found.arm(target, faultParameters(given));
}

/**
 * The same as a line: place, fault, and what it is told. Worked example: `POST /orders truncateBody afterBytes=10 nth=2`, or
 * `restart for=10s`. Values are JSON where they can be read as it, else text.
 * @throws AssertionFailed for what is no such line
 */
export function readFault(line: string): FaultRequest {
  const words = line.trim().split(/\s+/);
  const first = words.findIndex((text) => text.includes('='));
  const [names, rest] = first === -1 ? [words, []] : [words.slice(0, first), words.slice(first)];
  const fault = String(names.at(-1));
  assert(fault !== '', 'a fault has a name');
  const on = names.slice(0, -1).join(' ');
  return { ...Object.fromEntries(rest.map(readParameter)), fault, ...(on !== '' && { on }) };
}

function readParameter(text: string): [string, unknown] {
  const at = text.indexOf('=');
  const value = text.slice(at + 1);
  assert(at > 0, `a fault is told NAME=VALUE, and not ${text}`);
  try {
    return [text.slice(0, at), JSON.parse(value)];
  } catch {
    return [text.slice(0, at), value];
  }
}
