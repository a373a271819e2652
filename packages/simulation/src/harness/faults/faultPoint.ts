import type { Broker } from '@bot/core';

/** The methods of the port that ask the venue for something and wait. */
export type RequestPoint = Exclude<keyof Broker, `subscribe${string}`>;

/**
 * What the venue tells without being asked. `reports`: how far orders got, cumulatively. `fills`: the details of each fill.
 * `market`: quotes and what `subscribeMarket` delivers.
 */
export type StreamPoint = 'reports' | 'fills' | 'market';

/** Where a fault can be armed. */
export type FaultPoint = RequestPoint | StreamPoint;
