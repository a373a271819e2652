import { Agent, get } from 'node:http';
import type { Contender } from '../benchmark';
import { level2Delays } from './level2Delays';
import { assert } from '@bot/core';
import { quantile } from '../running/quantile';
import type { Served } from './servers/served';

export const simulatorFigures = {
  one: 'simulator: requests, 1 connection',
  many: 'simulator: requests, 32 connections',
  delay: 'simulator: 100 books, delay, p99',
  memory: 'simulator: memory',
} as const;

const REQUESTS = 4_000;
const CONNECTIONS = 32;
const CLIENTS = 100;
const LISTEN_MS = 5_000;
const BOOK = '/api/v3/brokerage/market/product_book?product_id=BTC-USD';

/** What the simulator can bear, in a process of its own: requests of a book, and clients that follow one. */
export const simulatorContender = (serve: () => Promise<Served>): Contender => ({
  name: 'simulator',
  async measure({ share }) {
    const server = await serve();
    const requests = Math.ceil(REQUESTS * share);
    await requestsPerSecond(server.url, 1, requests);
    const one = await requestsPerSecond(server.url, 1, requests);
    const many = await requestsPerSecond(server.url, CONNECTIONS, requests);
    const delays = await level2Delays(server.url, CLIENTS, LISTEN_MS * share);
    const memory = await server.residentBytes();
    await server.close();
    return {
      digest: null,
      figures: {
        [simulatorFigures.one]: one,
        [simulatorFigures.many]: many,
        [simulatorFigures.delay]: quantile(delays, 0.99),
        [simulatorFigures.memory]: memory,
      },
    };
  },
});

async function requestsPerSecond(url: string, connections: number, requests: number): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  let left = requests;
  async function ask(): Promise<void> {
    while (left > 0) {
      left -= 1;
      await requestOf(`${url}${BOOK}`, agent);
    }
  }
  const before = performance.now();
  await Promise.all(Array.from({ length: connections }, ask));
  const tookMs = performance.now() - before;
  agent.destroy();
  return (requests / tookMs) * 1_000;
}

const requestOf = (url: string, agent: Agent): Promise<void> =>
  new Promise((resolve, reject) => {
    const request = get(url, { agent }, (answer) => {
      answer.resume().on('end', () => {
        assert(answer.statusCode === 200, `${url} is answered`);
        resolve();
      });
    });
    request.on('error', reject);
  });
