import { BrokerError, type BrokerErrorCode } from '@bot/core';

export const brokerTestError = (code: BrokerErrorCode): BrokerError =>
  new BrokerError(code, { happened: `The test says ${code}.` }, { operation: 'test' });
