import { tradingBot } from '@bot/orchestration/testing';
import type { Layer } from '@bot/simulation';
import { scenarioConfig } from '@bot/test-fixtures';
import { scenarios } from '@bot/test-fixtures/jest';
import { backoff } from './BE-01.backoff';
import { burst } from './BE-02.burst';
import { limitedTogether } from './BE-03.limitedTogether';
import { timeouts } from './BE-04.timeouts';
import { streamsLost } from './BE-05.streamsLost';
import { nameNotFound } from './BE-06.nameNotFound';
import { missingField } from './BE-07.missingField';
import { unknownStatus } from './BE-08.unknownStatus';
import { negativeBalance } from './BE-09.negativeBalance';
import { statusLifecycle } from './BE-10.statusLifecycle';
import { canceledBeforeFill } from './BE-11.canceledBeforeFill';
import { rejectedLate } from './BE-12.rejectedLate';
import { credentialsExpire } from './BE-13.credentialsExpire';
import { noFuturesPermission } from './BE-14.noFuturesPermission';
import { readOnlyKey } from './BE-15.readOnlyKey';
import { insufficientFunds } from './BE-16.insufficientFunds';
import { marginLimitedPartial } from './BE-17.marginLimitedPartial';
import { silentFeed } from './BE-23.silentFeed';
import { messagesInDisorder } from './BE-24.messagesInDisorder';
import { fillsInReverse } from './BE-25.fillsInReverse';
import { termsChange } from './BE-26.termsChange';
import { retryOvertaken } from './BE-27.retryOvertaken';
import { duplicateIsTheOriginal } from './BE-28.duplicateIsTheOriginal';

/** What brokers do to a bot: the bodies, to be carried out on any layer, all or those with certain ids. */
export function define(layer: Layer, ids?: readonly string[]): void {
  const scenario = scenarios({ bot: tradingBot({ strategies: [] }), config: scenarioConfig, layer, ids });
  backoff(scenario);
  burst(scenario);
  limitedTogether(scenario);
  timeouts(scenario);
  streamsLost(scenario);
  // What cannot leave fails again and again, which is another reason to pause.
  nameNotFound(scenario.use({ config: { guards: { ...scenarioConfig.guards, maxConsecutiveErrors: null } } }));
  missingField(scenario);
  unknownStatus(scenario);
  negativeBalance(scenario);
  statusLifecycle(scenario);
  canceledBeforeFill(scenario);
  rejectedLate(scenario);
  credentialsExpire(scenario);
  noFuturesPermission(scenario);
  readOnlyKey(scenario);
  insufficientFunds(scenario);
  marginLimitedPartial(scenario);
  silentFeed(scenario);
  messagesInDisorder(scenario);
  fillsInReverse(scenario);
  termsChange(scenario);
  retryOvertaken(scenario);
  duplicateIsTheOriginal(scenario);
}
