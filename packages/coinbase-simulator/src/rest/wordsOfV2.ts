import type { ApiAnswer } from '../api/apiAnswer';

/** The older half of the API says errors in a list. Worked example: PERMISSION_DENIED is `{"errors":[{"id":"permission_denied",…}]}`. */
export function inWordsOfV2(answer: ApiAnswer): ApiAnswer {
  if (!('json' in answer) || answer.status < 400) return answer;
  const { error, message } = answer.json;
  return { status: answer.status, json: { errors: [{ id: String(error).toLowerCase(), message: String(message) }] } };
}
