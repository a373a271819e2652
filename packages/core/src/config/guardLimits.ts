/** What the guards that watch while the bot runs go by. null switches a guard off. */
export interface GuardLimits {
  /** When a day begins, in minutes after 00:00 UTC: 0 to 1,439. */
  readonly dayStartsAtMinute: number;
}

export const defaultGuardLimits: GuardLimits = { dayStartsAtMinute: 0 };
