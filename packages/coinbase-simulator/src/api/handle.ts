import type { ApiAnswer } from './apiAnswer';
import type { ApiView } from './apiView';
import type { FoundRoute } from './findRoute';
import type { Handled } from './handled';
import { ApiProblem, missingScopes } from './problems';
import { readBody } from './request/body';
import type { Query } from './request/query';
import type { Route } from './route';

/** One request whose endpoint was found. */
export interface RoutedRequest extends FoundRoute {
  readonly query: Query;
  /** As it came; undefined: none. */
  readonly body: string | undefined;
}

/**
 * What is to become of a request that has arrived: read, judged, and answered or passed to the exchange. Pure: the same request
 * and view give the same, and nothing has changed.
 */
export function handle(request: RoutedRequest, view: ApiView): Handled {
  const { route, path, query } = request;
  try {
    if (!mayAsk(route, view)) throw missingScopes();
    // A Python client sends `{}` with what has no body, so it is read only where it counts.
    return route.endpoint({ path, query, body: () => readBody(request.body ?? '') }, view);
  } catch (error) {
    return { kind: 'Answered', answer: answerTo(error) };
  }
}

function mayAsk({ needs }: Route, { permissions }: ApiView): boolean {
  const { canView, canTrade, canTransfer } = permissions;
  return { Nothing: true, View: canView, Trade: canTrade, Transfer: canTransfer }[needs];
}

/** @throws what is no problem of the request */
function answerTo(error: unknown): ApiAnswer {
  if (error instanceof ApiProblem) return error.answer;
  throw error;
}
