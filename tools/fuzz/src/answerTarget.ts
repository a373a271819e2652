import { isBrokerError, type HttpAnswer, type Wire } from '@bot/core';
import { createKernel, createVirtualClock, pick } from '@bot/simulation';
import { clientOver, CORPUS_AT, keyOf, recordAnswers, type Answers } from './answerCorpus';
import { calls, type Call } from './calls';
import type { FuzzTarget } from './fuzzTarget';
import { mutated } from './mutate';
import { rewritten, strictJson } from './strictJson';

const ESCAPED = 'escaped';
let recording: ReturnType<typeof recordAnswers> | null = null;

/**
 * Answers towards the client. The same content in another writing must come to the same, and what is no JSON to the same as a page
 * of HTML: so nothing is read but what the bytes say. What is refused is refused with a BrokerError.
 */
export const answerTarget: FuzzTarget = async (random) => {
  recording ??= recordAnswers();
  const recorded = await recording;
  const name = pick(random, Object.keys(calls));
  const answers = recorded.get(name) as Answers;
  const place = pick(random, [...answers.keys()]);
  const bytes = mutated(Buffer.from((answers.get(place) as HttpAnswer).body), random);
  return {
    what: `answer to ${place} of ${name}`,
    bytes: [bytes],
    check: () => answerProblem(bytes, (body) => outcomeOf(calls[name] as Call, answers, place, body)),
  };
};

/** null when both writings come to the same, and nothing escapes. */
export async function answerProblem(bytes: Buffer, outcome: (body: Buffer) => Promise<string>): Promise<string | null> {
  const read = await outcome(bytes);
  if (read.startsWith(ESCAPED)) return read;
  const other = otherWriting(bytes);
  const reread = await outcome(Buffer.from(other));
  return read === reread ? null : `misread: ${read} but ${reread} from ${other}`;
}

function otherWriting(bytes: Buffer): string {
  try {
    return rewritten(strictJson(bytes));
  } catch {
    return '<html>';
  }
}

export async function outcomeOf(call: Call, answers: Answers, place: string, body: Buffer): Promise<string> {
  const clock = createVirtualClock({ startAt: CORPUS_AT + 10_000 });
  const wire: Wire = {
    async exchange(request) {
      const answer = answers.get(keyOf(request));
      if (answer === undefined) return { status: 404, headers: {}, body: Buffer.from('{"error":"NOT_FOUND"}') };
      return keyOf(request) === place ? { ...answer, body } : answer;
    },
    connect: () => ({ send() {}, ping() {}, close() {}, destroy() {} }),
    close: async () => undefined,
  };
  const client = clientOver(wire, clock);
  try {
    return JSON.stringify(await createKernel({ clock }).run(call(client)));
  } catch (error) {
    return isBrokerError(error) ? error.code : `${ESCAPED}: ${String(error)}`;
  } finally {
    client.close();
  }
}
