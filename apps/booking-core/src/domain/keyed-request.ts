/** A request under an `Idempotency-Key`: hash of method, path, caller and key, and of the parsed body. */
export interface KeyedRequest {
  readonly id: Buffer;
  readonly bodyHash: Buffer;
}
