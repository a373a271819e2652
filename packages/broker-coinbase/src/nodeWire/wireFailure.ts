import { WireError, wireErrorTraits, type WireErrorCode } from '@bot/core';

/** An error of a wire in the words of the table of codes. The cause is kept as its code only: a message may repeat what was sent. */
export function wireFailure(code: WireErrorCode, host: string, cause?: string): WireError {
  const happened = `${host}: ${wireErrorTraits[code].meaning}${cause === undefined ? '' : ` (${cause})`}`;
  return new WireError(code, { happened }, { host });
}

const LOOPBACK = new Set(['127.0.0.1', '[::1]', 'localhost']);
const ENCRYPTED = new Set(['https:', 'wss:']);

/** Nothing leaves this machine unencrypted. @throws WireError CertificateRefused */
export function mustBeEncrypted({ protocol, hostname, host }: URL): void {
  if (ENCRYPTED.has(protocol) || LOOPBACK.has(hostname)) return;
  throw wireFailure('CertificateRefused', host, `${protocol}// is for this machine only`);
}

const neverConnected = new Set([
  'ENOTFOUND',
  'EAI_AGAIN',
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ETIMEDOUT',
  'EADDRNOTAVAIL',
  'UND_ERR_CONNECT_TIMEOUT',
]);
const certificates =
  /^(CERT_|ERR_TLS_|ERR_SSL_|SELF_SIGNED_|DEPTH_ZERO_SELF_SIGNED|UNABLE_TO_|HOSTNAME_MISMATCH|INVALID_CA|EPROTO)/;

interface SystemError {
  readonly code?: unknown;
  readonly syscall?: unknown;
  /** Of the addresses that were tried. */
  readonly errors?: readonly SystemError[];
}

/**
 * What ended a connection or an attempt at one. Once something may have been sent on it, no error says that nothing was: encryption
 * fails on connections that stand, too.
 */
export function connectionFailure(error: unknown, host: string, mayHaveSent = false): WireError {
  const problem = error as SystemError;
  const code = typeof problem.code === 'string' ? problem.code : 'unknown';
  if (mayHaveSent) return wireFailure('Broken', host, code);
  if (certificates.test(code)) return wireFailure('CertificateRefused', host, code);
  return wireFailure(wasNeverConnected(problem, code) ? 'Unreachable' : 'Broken', host, code);
}

/** Some codes end a connection that stood, too: what the system was doing tells them apart. */
function wasNeverConnected({ syscall, errors }: SystemError, code: string): boolean {
  if (!neverConnected.has(code)) return false;
  const [first] = errors ?? [];
  const doing = syscall ?? first?.syscall;
  return code.startsWith('UND_ERR_') || doing === 'connect' || doing === 'getaddrinfo';
}
