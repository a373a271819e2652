import { request as requestHttp, type IncomingHttpHeaders, type RequestOptions } from 'node:http';
import { request as requestHttps } from 'node:https';

export interface PlainAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  /** The port that it was asked from: the same for two on one connection. */
  readonly fromPort: number;
}

export interface PlainRequest extends RequestOptions {
  readonly ca?: string;
  readonly body?: string;
  /** Told of each piece of the body. */
  readonly piece?: (text: string) => void;
}

/** One request by the means of Node alone. Rejects when the answer does not arrive whole. */
export function ask(url: string, { body, piece, ...options }: PlainRequest = {}): Promise<PlainAnswer> {
  const send = url.startsWith('https') ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    const request = send(url, options, (answer) => {
      const fromPort = Number(answer.socket.localPort);
      let text = '';
      answer.setEncoding('utf8');
      answer.on('data', (part: string) => {
        text += part;
        piece?.(part);
      });
      answer.on('error', reject);
      answer.on('end', () => resolve({ status: Number(answer.statusCode), headers: answer.headers, text, fromPort }));
    });
    request.on('error', reject);
    request.end(body);
  });
}
