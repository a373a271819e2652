import type { ServedPeer } from '@bot/simulation';
import type { FrameLine, FrameStrike } from './frameFaults';
import type { WireFault } from './wireScript';

/** What is due on a frame of a channel; null: nothing. */
export type TakeFault = (channel: string, frame: string) => WireFault<FrameStrike> | null;

/** A client whose frames meet what is armed for them. */
export function faultyPeer(peer: ServedPeer, take: TakeFault): ServedPeer {
  let shiftedBy = 0;
  let held: readonly string[] = [];

  const numbered = (frame: string): string =>
    shiftedBy === 0
      ? frame
      : frame.replace(/"sequence_num":(\d+)/, (_, number) => `"sequence_num":${Number(number) + shiftedBy}`);

  function release(): void {
    const released = held;
    held = [];
    for (const frame of released) peer.send(frame);
  }

  const line: FrameLine = {
    peer,
    pass(frame) {
      peer.send(numbered(frame));
      release();
    },
    passBytes(frame) {
      peer.sendBytes(frame);
      release();
    },
    hold: (frame) => void (held = [...held, numbered(frame)]),
    shift: (by) => void (shiftedBy += by),
  };

  return {
    ...peer,
    send(frame) {
      const fault = take(channelOf(frame), frame);
      if (fault === null) line.pass(frame);
      else fault.strike(frame, line);
    },
  };
}

/** As it was subscribed: frames of `level2` are called `l2_data`. */
function channelOf(frame: string): string {
  const channel = String(/"channel":"([^"]*)"/.exec(frame)?.[1] ?? 'error');
  return channel === 'l2_data' ? 'level2' : channel;
}
