/** What an instrument takes at present. */
export const tradingStatuses = ['Online', 'CancelOnly', 'LimitOnly', 'PostOnly', 'Auction', 'Disabled'] as const;
export type TradingStatus = (typeof tradingStatuses)[number];
