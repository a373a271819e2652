import type { OrderRequest } from '@bot/core';
import type { SubmitResponse } from './brokerScript';
import type { SubmitOptions } from './orderDesk';
import type { RequestFault } from './requestLine';

type SubmitRule = (request: OrderRequest) => SubmitResponse | undefined;

/** What the script has in store for the submits to come. */
export interface SubmitPlan {
  add(response: SubmitResponse): void;
  follow(rule: SubmitRule): void;
  take(request: OrderRequest): { readonly fault: RequestFault | undefined; readonly options: SubmitOptions };
  pending(): readonly string[];
}

export function createSubmitPlan(): SubmitPlan {
  const responses: SubmitResponse[] = [];
  let rule: SubmitRule = () => undefined;

  return {
    add: (response) => void responses.push(response),
    follow(next) {
      rule = next;
    },
    take(request) {
      const response = responses.shift() ?? rule(request);
      return { fault: faultOf(response), options: optionsOf(response) };
    },
    pending: () => responses.map((response) => `submitOrder: ${responseText(response)}`),
  };
}

function faultOf(response: SubmitResponse | undefined): RequestFault | undefined {
  if (response === 'AnswerLost') return { fault: 'AnswerLost' };
  if (typeof response !== 'object' || !('fail' in response)) return undefined;
  const { fail: code, retryAfterMs } = response;
  return { fault: 'Fails', code, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) };
}

function optionsOf(response: SubmitResponse | undefined): SubmitOptions {
  if (response === 'Rest') return { rest: true };
  return typeof response === 'object' && 'reject' in response ? { reject: response.reject } : {};
}

function responseText(response: SubmitResponse): string {
  if (typeof response === 'string') return response;
  return 'fail' in response ? response.fail : response.reject;
}
