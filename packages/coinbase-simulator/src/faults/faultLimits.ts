import { assert } from '@bot/core';

/** What a fault must be told so that it can happen: checked when it is armed, and not when it strikes. All throw AssertionFailed. */
export const faultLimits = {
  closeCode(code: number): number {
    const isOfProtocol = code >= 1_000 && code <= 1_014 && ![1_004, 1_005, 1_006].includes(code);
    assert(
      Number.isInteger(code) && (isOfProtocol || (code >= 3_000 && code <= 4_999)),
      `a close frame can have a code such as 1001, and not ${code}; break is without one`,
    );
    return code;
  },
  closeReason(reason: string): string {
    assert(Buffer.byteLength(reason) <= 123, 'the reason of a close frame has at most 123 bytes');
    return reason;
  },
  status(status: number): number {
    assert(Number.isInteger(status) && status >= 200 && status <= 599, `a status is 200 to 599, and not ${status}`);
    return status;
  },
  contentType(type: string): string {
    assert(/^[\x20-\x7e]+$/.test(type), 'a content type is printable text on one line');
    return type;
  },
  /** @param least 0 where none is meant too */
  count(name: string, count: number, least: 0 | 1): number {
    assert(
      Number.isInteger(count) && count >= least && count <= MOST,
      `${name} is a whole number from ${least} to ${MOST}, and not ${count}`,
    );
    return count;
  },
} as const;

/** Longer than any message that a client of this venue has to take, in bytes; also ms of a pause: three days. */
const MOST = 1 << 28;
