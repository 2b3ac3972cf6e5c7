/** What one HTTP request between Pods came to. */
export type HttpReply = {
  readonly status: number;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
};

/** Why nothing answered. */
export type Unreached =
  | { readonly kind: 'refused'; readonly address: string }
  /** No answer at all: a NetworkPolicy drops it, or nobody has the address. */
  | { readonly kind: 'timeout'; readonly address: string }
  | { readonly kind: 'unknown-host' };

export type HttpQuestion = {
  readonly method: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
};

/** A question with the address it came from. */
export type Served = HttpQuestion & { readonly from: string };

/** What DNS said. */
export type Resolved = {
  readonly name: string;
  readonly addresses: readonly string[];
  readonly silent?: true;
};

/** The network as one Pod sees it: names, Services, other Pods, and the NetworkPolicies between. */
export interface Network {
  /** Addresses of a name, with search domains; empty when there is none, `silent` when no DNS server answers. */
  resolve(name: string): Resolved;
  connect(host: string, port: number): { readonly address: string } | Unreached;
  http(host: string, port: number, question: HttpQuestion): HttpReply | Unreached;
}
