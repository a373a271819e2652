import { tradingBot } from '@bot/orchestration/testing';
import type { Layer } from '@bot/simulation';
import { scenarioConfig } from '@bot/test-fixtures';
import { scenarios } from '@bot/test-fixtures/jest';
import { negativeBalance } from './BE-09.negativeBalance';
import { statusLifecycle } from './BE-10.statusLifecycle';
import { canceledBeforeFill } from './BE-11.canceledBeforeFill';
import { credentialsExpire } from './BE-13.credentialsExpire';
import { noFuturesPermission } from './BE-14.noFuturesPermission';
import { readOnlyKey } from './BE-15.readOnlyKey';
import { insufficientFunds } from './BE-16.insufficientFunds';
import { marginLimitedPartial } from './BE-17.marginLimitedPartial';
import { fillsInReverse } from './BE-25.fillsInReverse';
import { termsChange } from './BE-26.termsChange';
import { retryOvertaken } from './BE-27.retryOvertaken';
import { duplicateIsTheOriginal } from './BE-28.duplicateIsTheOriginal';

/** What brokers do to a bot: the bodies, to be carried out on any layer. */
export function define(layer: Layer): void {
  const scenario = scenarios({ bot: tradingBot({ strategies: [] }), config: scenarioConfig, layer });
  negativeBalance(scenario);
  statusLifecycle(scenario);
  canceledBeforeFill(scenario);
  credentialsExpire(scenario);
  noFuturesPermission(scenario);
  readOnlyKey(scenario);
  insufficientFunds(scenario);
  marginLimitedPartial(scenario);
  fillsInReverse(scenario);
  termsChange(scenario);
  retryOvertaken(scenario);
  duplicateIsTheOriginal(scenario);
}
