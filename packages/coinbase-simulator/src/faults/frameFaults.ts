import type { ServedPeer } from '@bot/simulation';
import { faultLimits } from './faultLimits';
import { fieldText, hasPlace, withField, type FieldValue } from './jsonField';
import { garbled } from './requestFaults';
import type { WireFault } from './wireScript';

/** The way of the frames of one socket. */
export interface FrameLine {
  /** Goes out now, and what waited for it behind it. */
  pass(frame: string): void;
  passBytes(frame: Uint8Array): void;
  /** Goes out behind the next one. */
  hold(frame: string): void;
  /** From here on all numbers are so much higher. */
  shift(by: number): void;
  readonly peer: ServedPeer;
}

export type FrameStrike = (frame: string, line: FrameLine) => void;

/** What can go wrong with a frame. Arming throws AssertionFailed for what could not happen. */
export interface FrameFaultWords {
  /** It never arrives: its number is missing. */
  drop(): void;
  duplicate(): void;
  /** It arrives after the next one. */
  reorder(): void;
  /** So many numbers are left out before it. Default: 1. */
  sequenceGap(options?: { readonly by?: number }): void;
  /** It is at least so long, in bytes. */
  oversize(options: { readonly bytes: number }): void;
  /** It ends after so many bytes, at the latest before its last one, and is no JSON then. */
  truncate(options: { readonly afterBytes: number }): void;
  /** A byte in the middle is none that a text can have. */
  garble(): void;
  /**
   * One field is something else; `undefined`: it is missing. `'events.0.updates.0.price_level'`. Frames without that place are not
   * counted.
   */
  field(path: string, value: FieldValue): void;
  /** In its place the socket is closed: 1001 is a restart. */
  close(options: { readonly code: number; readonly reason?: string }): void;
  /** In its place the socket breaks: 1006. */
  break(): void;
  /** From here on nothing comes any more, and nobody is told. */
  halfOpen(): void;
}

const encoder = new TextEncoder();

export function frameFaultWords(arm: (fault: WireFault<FrameStrike>) => void): FrameFaultWords {
  return {
    drop: () => arm({ text: 'lost', strike: () => undefined }),
    duplicate: () =>
      arm({
        text: 'twice',
        strike(frame, line) {
          line.pass(frame);
          line.pass(frame);
        },
      }),
    reorder: () => arm({ text: 'after the next one', strike: (frame, line) => line.hold(frame) }),
    sequenceGap({ by = 1 } = {}) {
      faultLimits.count('by', by, 1);
      arm({
        text: `${by} numbers left out`,
        strike(frame, line) {
          line.shift(by);
          line.pass(frame);
        },
      });
    },
    oversize({ bytes }) {
      faultLimits.count('bytes', bytes, 1);
      arm({ text: `${bytes} bytes`, strike: (frame, line) => line.pass(padded(frame, bytes)) });
    },
    truncate({ afterBytes }) {
      faultLimits.count('afterBytes', afterBytes, 0);
      arm({
        text: `cut after ${afterBytes} bytes`,
        strike: (frame, line) => line.pass(frame.slice(0, Math.min(afterBytes, frame.length - 1))),
      });
    },
    garble: () => arm({ text: 'garbled', strike: (frame, line) => line.passBytes(garbled(encoder.encode(frame))) }),
    field: (path, value) =>
      arm({
        text: fieldText(path, value),
        isFor: (frame) => hasPlace(frame, path),
        strike: (frame, line) => line.pass(withField(frame, path, value)),
      }),
    close({ code, reason = '' }) {
      faultLimits.closeCode(code);
      faultLimits.closeReason(reason);
      arm({ text: `closed with ${code}`, strike: (_frame, { peer }) => peer.close(code, reason) });
    },
    break: () => arm({ text: 'connection broken', strike: (_frame, { peer }) => peer.destroy() }),
    halfOpen: () => arm({ text: 'half-open', strike: (_frame, { peer }) => peer.mute() }),
  };
}

/** By a field that nobody knows. */
function padded(frame: string, bytes: number): string {
  const padding = 'x'.repeat(Math.max(0, bytes - frame.length));
  return `${frame.slice(0, -1)},"padding":"${padding}"}`;
}
