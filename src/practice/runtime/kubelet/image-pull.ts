import type { Chance } from '../../chance.ts';
import { findImage, type Image } from '../images.ts';
import type { PulledImage } from './container-state.ts';
import { nextBackoff } from './restart.ts';

/** What pulling tells and asks of the container it is for. */
export type PullTools = {
  /** References of the images on the node. */
  readonly pulled: Set<string>;
  readonly chance: Chance;
  readonly event: (type: 'Normal' | 'Warning', reason: string, message: string) => void;
  readonly waiting: (reason: string, message: string) => void;
  /** Throws Killed when the container is to end. */
  readonly pause: (ms: number) => Promise<void>;
};

/** How long the kubelet waits before it looks again at what only the user can mend (milliseconds). */
const lookAgain = 15_000;

/** Tries until the node has the image; says on the way what stands against it. Throws Killed. */
export async function pullImage(
  name: string,
  policy: string | undefined,
  tools: PullTools,
): Promise<PulledImage> {
  const { event, pulled } = tools;
  const lookup = findImage(name);
  for (let backoff = nextBackoff(0); ; backoff = nextBackoff(backoff)) {
    if (lookup.kind === 'invalid') {
      await refuse('InspectFailed', 'InvalidImageName', lookup.message, tools);
    } else if (lookup.kind === 'found' && policy !== 'Always' && pulled.has(lookup.image.reference)) {
      event(
        'Normal',
        'Pulled',
        `Container image "${name}" already present on machine and can be accessed by the pod`,
      );
      return withId(lookup.image);
    } else if (policy === 'Never') {
      const message = `Container image "${name}" is not present with pull policy of Never`;
      await refuse('ErrImageNeverPull', 'ErrImageNeverPull', message, tools);
    } else {
      event('Normal', 'Pulling', `Pulling image "${name}"`);
      const took = 250 + tools.chance.below(300);
      await tools.pause(took);
      if (lookup.kind === 'found') {
        pulled.add(lookup.image.reference);
        event(
          'Normal',
          'Pulled',
          `Successfully pulled image "${name}" in ${took}ms (${took}ms including waiting). Image size: ${lookup.image.size} bytes.`,
        );
        return withId(lookup.image);
      }
      await backOff(name, lookup.reference, backoff, tools);
    }
  }
}

async function refuse(event: string, reason: string, message: string, tools: PullTools): Promise<void> {
  tools.event('Warning', event, message);
  tools.event('Warning', 'Failed', `Error: ${reason}`);
  tools.waiting(reason, message);
  await tools.pause(lookAgain);
}

async function backOff(name: string, reference: string, ms: number, tools: PullTools): Promise<void> {
  const { event, waiting, pause } = tools;
  const because = `rpc error: code = NotFound desc = failed to pull and unpack image "${reference}": failed to resolve image: ${reference}: not found`;
  event('Warning', 'Failed', `Failed to pull image "${name}": ${because}`);
  event('Warning', 'Failed', 'Error: ErrImagePull');
  waiting('ErrImagePull', because);
  await pause(Math.min(ms, 3000));
  event('Normal', 'BackOff', `Back-off pulling image "${name}"`);
  event('Warning', 'Failed', 'Error: ImagePullBackOff');
  waiting('ImagePullBackOff', `Back-off pulling image "${name}": ErrImagePull: ${because}`);
  await pause(ms);
}

const withId = (image: Image): PulledImage => ({
  ...image,
  id: `${image.reference.replace(/:[^:/]+$/, '')}@sha256:${simulatedDigest(image.reference)}`,
});

/** The same 64 digits for the same reference, and others for another. */
function simulatedDigest(reference: string): string {
  let text = '';
  let state = 7;
  for (let at = 0; text.length < 64; at++) {
    state = (Math.imul(state, 31) + reference.charCodeAt(at % reference.length) + at) >>> 0;
    text += (state >>> 8).toString(16).slice(-1);
  }
  return text;
}
