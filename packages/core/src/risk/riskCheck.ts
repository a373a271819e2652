import type { AnyAmount } from '../money/amount';
import type { JudgedOrder } from './judgedOrder';
import type { RiskContext } from './riskContext';

/** The numbers that explain a denial, as a check finds them. */
export interface RiskNumbers {
  readonly [name: string]: AnyAmount | number | string;
}

/** null when the order passes, else the numbers that explain why it does not. */
export type RiskCheck = (order: JudgedOrder, context: RiskContext) => RiskNumbers | null;
