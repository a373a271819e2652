/** The strategy id of the orders that protect what is held. */
export const PROTECTION = 'Protection';
