export type StoreReason =
  | 'store_unreachable'
  | 'store_wrong_key'
  | 'store_maintenance'
  | 'store_not_json'
  | 'store_plugin_missing'
  | 'store_error';

/** The shop as a whole cannot be worked with now: the run ends, its records stay pending. */
export class StoreProblem extends Error {
  constructor(
    readonly reason: StoreReason,
    readonly params: Record<string, string>,
    readonly retryAfterMs?: number,
  ) {
    super(reason);
  }
}

/** The shop refused this one request; `code` is its WP_Error code. */
export class RequestRefused extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/** The request did not come to an end in time, or the shop broke while it worked on it: a smaller one may pass. */
export class RequestBroke extends Error {
  /** `order`: the one with which another plugin ended the request. */
  constructor(
    readonly detail: string,
    readonly order?: string,
  ) {
    super(detail);
  }
}
