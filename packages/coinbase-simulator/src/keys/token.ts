/** A JSON Web Token, read but not believed. */
export interface Token {
  readonly header: TokenPart;
  readonly payload: TokenPart;
  /** What was signed. */
  readonly signed: string;
  readonly signature: Buffer;
}

export type TokenPart = { readonly [name: string]: unknown };

/** null for what is no token. */
export function readToken(text: string): Token | null {
  const [head, body, tail, ...rest] = text.split('.');
  if (head === undefined || body === undefined || tail === undefined || rest.length > 0) return null;
  const [header, payload] = [readPart(head), readPart(body)];
  if (header === null || payload === null) return null;
  return { header, payload, signed: `${head}.${body}`, signature: Buffer.from(tail, 'base64url') };
}

/** The token of `Authorization: Bearer …`; null for any other header. */
export const bearerOf = (authorization: string | undefined): string | null =>
  /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1] ?? null;

function readPart(text: string): TokenPart | null {
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as TokenPart) : null;
  } catch {
    return null;
  }
}
