/** How the client order ids of the orders begin by which the venue closes positions. */
export const LIQUIDATION = 'liquidation-';
