import type { EngineCommand } from '../decision';
import type { StateInSight } from './engineState';
import { restrictionKey } from './modes';
import type { TaskName } from './tasks';

/** Our books were compared with the venue's, since the start and since the venue has refused our key. */
export const isCompared = ({ view }: Pick<StateInSight, 'view'>): boolean =>
  view.reconciled && view.access.state === 'Open';

/** Orders, amendments and cancels may leave, by what is known of the key; before the venue has told, by what the log says. */
export function mayWrite({ view, ledger }: Pick<StateInSight, 'view' | 'ledger'>): boolean {
  const mayTrade = view.permissions?.canTrade ?? !ledger.restrictions.has(restrictionKey('All', 'ReadOnlyKey'));
  return view.access.state !== 'Refused' && mayTrade;
}

/** Whether a command may be carried out, by what is known of the key. */
export const mayCall = ({ view }: Pick<StateInSight, 'view'>, command: EngineCommand): boolean =>
  view.access.state !== 'Refused' || !isSigned(command);

const isSigned = (command: EngineCommand): boolean =>
  command.type === 'RunTask' ? isSignedTask[command.task] : isSignedCommand[command.type];

export const isSignedTask: { readonly [Task in TaskName]: boolean } = {
  Reconciliation: true,
  OrderReconciliation: true,
  Guards: false,
  Telemetry: true,
  Metrics: false,
};

/** A command that needs the key. The probe does too: it is what may be sent all the same. */
const isSignedCommand: { readonly [Type in Exclude<EngineCommand['type'], 'RunTask'>]: boolean } = {
  LoadVenue: true,
  ReadPermissions: false,
  ReadVenueBooks: true,
  OpenFeed: false,
  PollQuotes: false,
  SubmitOrder: true,
  AmendOrder: true,
  CancelOrder: true,
  QueryOrder: true,
  AnswerWish: false,
  AnswerCommand: false,
  AnswerReload: false,
};
