import type { StrategyId } from '@bot/core';

/** Who orders what people and other programs ask for, and the name of their book. */
export const OPERATOR = 'Operator';

/** Who orders when the trailing stop was hit. It has no book: it closes those of the others. */
export const TRAILING_STOP = 'TrailingStop';

/** Who orders what protects a position at the venue. Such orders step aside for an exit. */
export const PROTECTION = 'Protection';

/** Who orders when a perpetual comes near to its liquidation. It has no book either. */
export const DELEVERAGING = 'Deleveraging';

/** Names that no strategy may have. */
export const reservedStrategyIds: readonly StrategyId[] = [OPERATOR, TRAILING_STOP, PROTECTION, DELEVERAGING];

/** An order that protects what is held. */
export const isProtection = ({ strategyId }: { readonly strategyId: StrategyId }): boolean => strategyId === PROTECTION;
