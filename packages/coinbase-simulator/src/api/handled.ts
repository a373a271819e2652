import type {
  AmendAnswer,
  AmendRequest,
  CancelAnswer,
  ClosePositionRequest,
  JsonObject,
  OrderRequest,
  SubmitAnswer,
  VenueOrderId,
} from '@bot/core';
import { ok, type ApiAnswer } from './apiAnswer';
import type { ApiRequest } from './request/apiRequest';
import type { ApiView } from './apiView';

/**
 * What is to become of a request: an answer, or something that the exchange is asked to do, and how its word on that is put. Nothing
 * has happened yet.
 */
export type Handled =
  | { readonly kind: 'Answered'; readonly answer: ApiAnswer }
  | { readonly kind: 'Submit'; readonly order: OrderRequest; readonly word: (said: SubmitAnswer) => ApiAnswer }
  | { readonly kind: 'Close'; readonly close: ClosePositionRequest; readonly word: (said: SubmitAnswer) => ApiAnswer }
  | {
      readonly kind: 'Cancel';
      readonly venueOrderIds: readonly VenueOrderId[];
      readonly word: (said: readonly CancelAnswer[]) => ApiAnswer;
    }
  | { readonly kind: 'Amend'; readonly amend: AmendRequest; readonly word: (said: AmendAnswer) => ApiAnswer };

/** @throws ApiProblem for a request that is answered with an error */
export type Endpoint = (request: ApiRequest, view: ApiView) => Handled;

export const answered = (json: JsonObject): Handled => ({ kind: 'Answered', answer: ok(json) });
