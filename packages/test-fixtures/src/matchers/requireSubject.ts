/** @throws TypeError when a check looks at something else than its subject */
export function requireSubject(check: string, kind: string, subject: unknown): void {
  if ((subject as { kind?: unknown } | null | undefined)?.kind !== kind) {
    throw new TypeError(`${check} looks at the ${kind} of a world, and got ${String(subject)}.`);
  }
}
