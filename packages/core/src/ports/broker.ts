import type { AccountClient } from './accountClient';
import type { ExecutionClient } from './executionClient';
import type { MarketDataClient } from './marketDataClient';

/** A venue as the bot sees it: three small interfaces, so that a double may implement one. */
export interface Broker extends ExecutionClient, AccountClient, MarketDataClient {}
