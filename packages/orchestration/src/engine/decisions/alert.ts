import { event, type CorrelatedEvent } from '../decision';
import { alertKey, type AlertCode } from '../state/alerts';
import type { StateInSight } from '../state/engineState';

export interface Alert {
  readonly severity: 'Warning' | 'Critical';
  readonly code: AlertCode;
  readonly subject: string;
  /** What happened, what the bot did, what the operator can do. */
  readonly message: string;
}

/** An alert that stands while something is so, and ends with it. */
export function alertWhile(state: StateInSight, isSo: boolean, alert: Alert): readonly CorrelatedEvent[] {
  if (isSo) return alertOnce(state, alert);
  const { code, subject } = alert;
  return state.ledger.alerts.has(alertKey(code, subject)) ? [event('AlertEnded', { code, subject })] : [];
}

/** One alert for each code and subject while its cause stands: what was said already is not said again. */
export const alertOnce = (
  { ledger }: StateInSight,
  alert: Alert,
  correlationId?: string,
): readonly CorrelatedEvent[] =>
  ledger.alerts.has(alertKey(alert.code, alert.subject)) ? [] : [event('AlertRaised', alert, correlationId)];
