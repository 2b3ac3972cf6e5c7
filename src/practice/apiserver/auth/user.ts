/** Who a request is from, after authentication and impersonation. */
export type User = {
  readonly name: string;
  readonly uid?: string;
  readonly groups: readonly string[];
  readonly extra?: Readonly<Record<string, readonly string[]>>;
};

/** The parts of the cluster themselves: they may do everything. */
export const systemUser: User = {
  name: 'system:practice',
  groups: ['system:masters', 'system:authenticated'],
};

export const serviceAccountUser = (namespace: string, name: string, uid?: string): User => ({
  name: `system:serviceaccount:${namespace}:${name}`,
  ...(uid === undefined ? {} : { uid }),
  groups: ['system:serviceaccounts', `system:serviceaccounts:${namespace}`, 'system:authenticated'],
});
