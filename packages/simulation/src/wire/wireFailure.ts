import { WireError, wireErrorTraits, type WireErrorCode } from '@bot/core';

/** An error of a wire in the words of the table of codes. */
export const wireFailure = (code: WireErrorCode, host: string, cause?: unknown): WireError =>
  new WireError(
    code,
    { happened: `${host}: ${wireErrorTraits[code].meaning}` },
    { host },
    cause === undefined ? undefined : { cause },
  );
