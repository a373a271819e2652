import { MalformedAnswer } from '../../mapping/malformedAnswer';
import { parseJson } from '../../transport/jsonBody';
import type { Frame } from './frame';
import { readFrame } from './readFrame';
import { scanLevel2 } from './scanLevel2';

/** Where the channel stands in a frame of level 2: `{"channel":"l2_data"`. */
const AT_CHANNEL = 12;
const L = 'l'.charCodeAt(0);

/**
 * ```
 * bytes ─▶ level 2, written as always? ─ yes ─▶ scanLevel2
 *                 └─ no ─▶ JSON.parse ─▶ readFrame
 * ```
 * Both read the same; the scan is several times faster than JSON.parse alone. @throws MalformedAnswer
 */
export function decodeFrame(message: Uint8Array): Frame {
  const bytes = Buffer.isBuffer(message)
    ? message
    : Buffer.from(message.buffer, message.byteOffset, message.byteLength);
  return (bytes[AT_CHANNEL] === L ? scanLevel2(bytes) : null) ?? readFrame(parsed(bytes));
}

function parsed(bytes: Buffer): unknown {
  try {
    return parseJson(bytes);
  } catch (cause) {
    throw new MalformedAnswer('a frame is no JSON', { cause });
  }
}
