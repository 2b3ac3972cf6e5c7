import { k3d } from './k3d.ts';
import { kind } from './kind.ts';
import { minikube } from './minikube.ts';
import { type PracticeDoor, practice } from './practice.ts';
import type { ClusterProvider } from './provider.ts';
import type { ClusterTools } from './tool-cluster.ts';

/** The registry of places that can be made on request, by `--target`; any other name is a context. */
export const createProviders = (
  tools: ClusterTools,
  openPractice: () => Promise<PracticeDoor>,
): readonly ClusterProvider[] => [practice(openPractice), kind(tools), k3d(tools), minikube(tools)];
