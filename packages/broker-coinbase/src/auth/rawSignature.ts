const SIDE_BYTES = 32;
/** A sequence of two integers: tag and length of each come before it. */
const FIRST_AT = 4;

/**
 * The two numbers of a signature of P-256, 32 bytes each, as a token carries them (RFC 7518, 3.4), from how OpenSSL writes them
 * (DER). Node does this itself when it is asked to; asking takes as long as signing does.
 * Worked example: `30 06 02 01 05 02 01 07` → 31 zeros, 5, 31 zeros, 7.
 */
export function rawSignature(der: Buffer): Buffer {
  const raw = Buffer.alloc(2 * SIDE_BYTES);
  const firstEnd = FIRST_AT + der.readUInt8(FIRST_AT - 1);
  const secondAt = firstEnd + 2;
  place(der.subarray(FIRST_AT, firstEnd), raw, SIDE_BYTES);
  place(der.subarray(secondAt, secondAt + der.readUInt8(secondAt - 1)), raw, 2 * SIDE_BYTES);
  return raw;
}

/** Up to `end`. An integer may have a zero before it, and lacks those that say nothing. */
function place(integer: Buffer, raw: Buffer, end: number): void {
  const digits = integer.length > SIDE_BYTES ? integer.subarray(-SIDE_BYTES) : integer;
  digits.copy(raw, end - digits.length);
}
