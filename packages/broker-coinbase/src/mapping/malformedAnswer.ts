/** Something came that cannot be what it should be. The ports turn it into a `BrokerError` UndecodableAnswer. */
export class MalformedAnswer extends Error {
  override readonly name = 'MalformedAnswer';
}
