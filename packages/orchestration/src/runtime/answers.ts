import type { Logger } from '@bot/core';

/** Those who asked for something and are to hear what came of it. */
export interface Answers<Answer> {
  /** An id for the question; whoever gave no listener asks all the same. */
  ask(answered: ((answer: Answer) => void) | undefined): string;
  /** What the one who asked does with the answer is no concern of the engine. */
  answer(id: string, answer: Answer): void;
}

export function createAnswers<Answer>(name: string, logger: Pick<Logger, 'error'>): Answers<Answer> {
  const waiting = new Map<string, (answer: Answer) => void>();
  let asked = 0;
  return {
    ask(answered) {
      asked += 1;
      const id = `${name}-${asked}`;
      if (answered !== undefined) waiting.set(id, answered);
      return id;
    },
    answer(id, answer) {
      try {
        waiting.get(id)?.(answer);
      } catch (error) {
        logger.error({ error, id }, 'Whoever asked for something failed at the answer. The bot goes on.');
      }
      waiting.delete(id);
    },
  };
}
