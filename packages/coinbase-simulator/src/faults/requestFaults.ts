import { gzipSync } from 'node:zlib';
import type { Clock } from '@bot/core';
import { someMs } from '@bot/broker-mock';
import { wireFailure, type Duration, type ServedAnswer } from '@bot/simulation';
import { faultLimits } from './faultLimits';
import { htmlPage } from './htmlPage';
import { fieldText, withField, type FieldValue } from './jsonField';
import type { WireFault } from './wireScript';

/** Answers in place of the server. `ask` lets the venue act and gives what it said. */
export type RequestStrike = (ask: () => Promise<ServedAnswer>, clock: Clock) => Promise<ServedAnswer>;

/** Whether the venue acts on the request all the same. */
export interface Acting {
  /** Default: false. */
  readonly acted?: boolean;
}

/**
 * What can go wrong with a request and its answer on the wire. Arming throws AssertionFailed for what could not happen. Spans of time are
 * text, `'10s'`, or whole ms.
 */
export interface RequestFaultWords {
  /** The connection breaks in place of an answer. */
  reset(options?: Acting): void;
  /** Nothing ever comes. */
  halfOpen(options?: Acting): void;
  /** The venue acts; the connection breaks after so many bytes of the body, at the latest before its last one. */
  truncateBody(options: { readonly afterBytes: number }): void;
  /** The same with a body that is compressed. */
  cutGzip(options: { readonly afterBytes: number }): void;
  /** So many bytes at a time, with a pause before each. */
  slowBytes(options: { readonly bytes: number; readonly everyMs: number }): void;
  delay(by: Duration | number): void;
  /** A page for people, as from what stands before the venue. Default: 502. */
  html(options?: Acting & { readonly status?: number }): void;
  /** Such a status, with a short text as body: 429 and 5xx storms with `for`. */
  status(status: number, options?: Acting): void;
  /** 200, and nothing in it. */
  emptyBody(): void;
  contentType(type: string): void;
  /** A byte in the middle is none that a text can have. */
  garble(): void;
  /** One field is something else; `undefined`: it is missing. `'orders.0.status'` */
  field(path: string, value: FieldValue): void;
}

type Arm = (fault: WireFault<RequestStrike>) => void;

const encoder = new TextEncoder();
const decoder = new TextDecoder();

const plainAnswer = (status: number, type: string, text: string): ServedAnswer => ({
  status,
  headers: { 'content-type': type },
  body: encoder.encode(text),
});

export function requestFaultWords(arm: Arm): RequestFaultWords {
  /** In place of what the venue would say. */
  const instead = (text: string, acted: boolean, answer: () => Promise<ServedAnswer>): void =>
    arm({
      text: acted ? `${text}, the venue acted` : text,
      async strike(ask) {
        if (acted) await ask();
        return answer();
      },
    });
  /** What the venue says, changed. */
  const changed = (text: string, change: (answer: ServedAnswer) => ServedAnswer): void =>
    arm({ text, strike: async (ask) => change(await ask()) });

  return {
    reset: ({ acted = false } = {}) =>
      instead('connection reset', acted, () => Promise.reject(wireFailure('Broken', 'the simulator'))),
    halfOpen: ({ acted = false } = {}) => instead('no answer', acted, () => new Promise(() => undefined)),
    truncateBody({ afterBytes }) {
      faultLimits.count('afterBytes', afterBytes, 0);
      changed(`cut after ${afterBytes} bytes`, (answer) => cutAfter(answer, afterBytes));
    },
    cutGzip({ afterBytes }) {
      faultLimits.count('afterBytes', afterBytes, 0);
      changed(`compressed, cut after ${afterBytes} bytes`, ({ headers, body, ...answer }) =>
        cutAfter({ ...answer, headers: { ...headers, 'content-encoding': 'gzip' }, body: gzipSync(body) }, afterBytes),
      );
    },
    slowBytes({ bytes, everyMs }) {
      faultLimits.count('bytes', bytes, 1);
      faultLimits.count('everyMs', everyMs, 0);
      changed(`${bytes} bytes every ${everyMs} ms`, (answer) => ({
        ...answer,
        delivery: { kind: 'Slow', bytes, everyMs },
      }));
    },
    delay(by) {
      const ms = someMs(by);
      arm({
        text: `answer delayed by ${ms} ms`,
        async strike(ask, clock) {
          const answer = await ask();
          await new Promise<void>((resolve) => void clock.setTimer(ms, resolve));
          return answer;
        },
      });
    },
    html({ status = 502, acted = false } = {}) {
      faultLimits.status(status);
      instead(`${status} as HTML`, acted, async () =>
        plainAnswer(status, 'text/html; charset=UTF-8', htmlPage(status)),
      );
    },
    status(status, { acted = false } = {}) {
      faultLimits.status(status);
      instead(`status ${status}`, acted, async () => plainAnswer(status, 'text/plain', `error code: ${status}\n`));
    },
    emptyBody: () => changed('empty', (answer) => ({ ...answer, status: 200, body: new Uint8Array() })),
    contentType(type) {
      faultLimits.contentType(type);
      changed(`content type ${type}`, (answer) => ({
        ...answer,
        headers: { ...answer.headers, 'content-type': type },
      }));
    },
    garble: () => changed('garbled', (answer) => ({ ...answer, body: garbled(answer.body) })),
    field: (path, value) =>
      changed(fieldText(path, value), (answer) => ({
        ...answer,
        body: encoder.encode(withField(decoder.decode(answer.body), path, value)),
      })),
  };
}

/** So that it never arrives whole. */
function cutAfter(answer: ServedAnswer, afterBytes: number): ServedAnswer {
  const { length } = answer.body;
  if (length === 0) throw wireFailure('Broken', 'the simulator');
  return { ...answer, delivery: { kind: 'Cut', afterBytes: Math.min(afterBytes, length - 1) } };
}

/** 0xff is in no UTF-8 text. */
export function garbled(bytes: Uint8Array): Uint8Array {
  const copy = Uint8Array.from(bytes);
  copy[copy.length >> 1] = 0xff;
  return copy;
}
