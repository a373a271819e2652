import type { EpochMs } from '../ports/clock';
import type { ModeScope } from '../risk/modeCauses';
import type { CommandKind } from './controlCommand';

/** What a person asked for, and what they are told. */
export interface CommandRecord {
  readonly kind: CommandKind;
  readonly scope: ModeScope;
  readonly until: EpochMs | null;
  readonly reason: string;
  readonly by: string;
  readonly answer: string;
}
