import { isBrokerError, type Broker, type Clock, type EpochMs, type InstrumentId, type OrderRequest } from '@bot/core';

/** What needs the bot's key. The rest is public. */
const signed = [
  ...(['submitOrder', 'amendOrder', 'cancelOrders', 'closePosition'] as const),
  ...(['balances', 'positions', 'openOrders', 'order', 'findOrderByClientId', 'fillsSince'] as const),
  ...(['fundingSince', 'marginSummary', 'permissions', 'fees'] as const),
] satisfies readonly (keyof Broker)[];
type SignedMethod = (typeof signed)[number];

/** One thing that happened between the bot and the venue by the bot's key. */
export type KeyUse =
  | {
      readonly type: 'Called';
      readonly at: EpochMs;
      readonly method: SignedMethod;
      readonly enters: InstrumentId | null;
    }
  | {
      readonly type: 'Told';
      readonly at: EpochMs;
      readonly calledAt: EpochMs;
      readonly enters: InstrumentId | null;
      readonly answer: KeyAnswer;
      /** The venue said that the key may trade. */
      readonly mayTrade: boolean;
    };

/** `Failed` says nothing about the key. */
export type KeyAnswer = 'Taken' | 'NotAccepted' | 'NotPermitted' | 'Failed';

/** Notes every use of the bot's key at the moment at which it leaves, and what the bot is told when it is told it. */
export function createKeyUse(
  broker: Broker,
  clock: Pick<Clock, 'now'>,
): { readonly broker: Broker; readonly uses: readonly KeyUse[] } {
  const uses: KeyUse[] = [];
  const watched = (method: SignedMethod) => {
    const ask = broker[method] as (...asked: readonly unknown[]) => Promise<unknown>;
    return (...asked: readonly unknown[]): Promise<unknown> => {
      const enters = method === 'submitOrder' ? entered(asked[0] as OrderRequest) : null;
      const calledAt = clock.now();
      const told = (answer: KeyAnswer, mayTrade = false): void =>
        void uses.push({ type: 'Told', at: clock.now(), calledAt, enters, answer, mayTrade });
      uses.push({ type: 'Called', at: calledAt, method, enters });
      const answered = ask(...asked);
      answered.then(
        (answer) => told('Taken', method === 'permissions' && (answer as { readonly canTrade: boolean }).canTrade),
        (error: unknown) => told(answerIn(error)),
      );
      return answered;
    };
  };
  return { uses, broker: { ...broker, ...Object.fromEntries(signed.map((method) => [method, watched(method)])) } };
}

/** What could open a position: an exit may be tried again. */
const entered = ({ instrumentId, reduceOnly }: OrderRequest): InstrumentId | null => (reduceOnly ? null : instrumentId);

function answerIn(error: unknown): KeyAnswer {
  if (isBrokerError(error, 'AuthenticationFailed')) return 'NotAccepted';
  return isBrokerError(error, 'PermissionDenied') ? 'NotPermitted' : 'Failed';
}
