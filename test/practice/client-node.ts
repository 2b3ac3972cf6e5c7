import workers from 'node:worker_threads';
import zlib from 'node:zlib';

// The HTTP library of the client wants three things that Node.js 20 does not have; no answer here uses them.
const supplement = (module: object, name: string, value: unknown): void => {
  if (!(name in module)) Object.assign(module, { [name]: value });
};
supplement(zlib, 'createZstdDecompress', zlib.createBrotliDecompress);
supplement(Promise, 'withResolvers', () => {
  const made: Record<string, unknown> = {};
  made['promise'] = new Promise((resolve, reject) => Object.assign(made, { resolve, reject }));
  return made;
});
supplement(workers, 'markAsUncloneable', () => undefined);

/** `@kubernetes/client-node`, on every Node.js we run on. */
export const k8s = await import('@kubernetes/client-node');
