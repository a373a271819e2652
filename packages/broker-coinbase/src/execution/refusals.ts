import type { ClientOrderId, SubmitAnswer } from '@bot/core';

/** What was refused under which id: asked again, the answer is the first one, and nothing is sent. */
export interface Refusals {
  of(clientOrderId: ClientOrderId): SubmitAnswer | undefined;
  remember(answer: SubmitAnswer): SubmitAnswer;
}

const MAX_REMEMBERED = 10_000;

export function rememberRefusals(maxRemembered = MAX_REMEMBERED): Refusals {
  const answers = new Map<ClientOrderId, SubmitAnswer>();
  return {
    of: (clientOrderId) => answers.get(clientOrderId),
    remember(answer) {
      answers.set(answer.clientOrderId, answer);
      const [oldest] = answers.keys();
      if (answers.size > maxRemembered && oldest !== undefined) answers.delete(oldest);
      return answer;
    },
  };
}
