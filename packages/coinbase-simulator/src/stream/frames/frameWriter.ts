import type { Clock } from '@bot/core';
import { nanosText } from './timeText';
import { createNumbering, type SourceNumbers } from './numbering';

/** What a connection is told, in the envelope of the wire. */
export interface FrameWriter {
  /** @param number default: the next one of the connection */
  send(channel: string, events: readonly object[], number?: number): void;
  /** An error is a frame like any other, but has no number. */
  error(message: string): void;
  source(): SourceNumbers;
  /** When the last frame was sent, by `monotonicMs`. */
  lastSentMs(): number;
}

export interface FrameWriterOptions {
  readonly clock: Clock;
  readonly sendsClientId: boolean;
  readonly write: (text: string) => void;
}

export function createFrameWriter({ clock, sendsClientId, write }: FrameWriterOptions): FrameWriter {
  const numbering = createNumbering();
  const clientId = sendsClientId ? { client_id: '' } : {};
  let lastSentMs = clock.monotonicMs();
  return {
    send(channel, events, number = numbering.next()) {
      lastSentMs = clock.monotonicMs();
      const timestamp = nanosText(clock.now());
      write(JSON.stringify({ channel, ...clientId, timestamp, sequence_num: number, events }));
    },
    error: (message) => write(JSON.stringify({ type: 'error', message })),
    source: () => numbering.source(),
    lastSentMs: () => lastSentMs,
  };
}
