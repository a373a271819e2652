/** Milliseconds since 1970-01-01 UTC. */
export type EpochMs = number;
export type CancelTimer = () => void;

/** The only source of time. Reading it never moves it. */
export interface Clock {
  now(): EpochMs;
  /** Never goes back; only differences mean something. */
  monotonicMs(): number;
  /** Calls `fire` once, `delayMs` from now (0 or more), never before this call returns. */
  setTimer(delayMs: number, fire: () => void): CancelTimer;
}
