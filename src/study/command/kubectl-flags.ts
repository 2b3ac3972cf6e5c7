import type { Given } from './parse-flags.ts';
import { resourceOf } from './resources.ts';
import {
  amounts,
  commaParts,
  inOrder,
  list,
  plainJson,
  plainValue,
  saysDefault,
  selector,
} from './values.ts';

/** A flag's value in one spelling, or undefined when it says what holds without it. */
export function kubectlFlag(given: Given, path: string): string | undefined {
  const { spec, values } = given;
  // `run` takes it and does not look at it.
  if (path === 'run' && spec.name === 'filename') return undefined;
  const value = special(spec.name, values, path) ?? plainValue(given);
  // `scale` has to be told the number, although its help shows 0.
  if (path === 'scale' && spec.name === 'replicas') return value;
  // Without it the annotation is kept up where there is one, so that neither answer is the default.
  if (spec.name === 'record') return value;
  return saysDefault(spec, value) ? undefined : value;
}

/** Values that have a grammar of their own. */
function special(name: string, values: readonly string[], path: string): string | undefined {
  const last = values.at(-1) ?? '';
  switch (name) {
    case 'cpu-percent':
      return Number(last) > 0 ? `${Number(last)}%` : '-1';
    case 'selector':
    case 'field-selector':
      return selector(last);
    case 'labels':
      return path === 'run' || path === 'expose' ? selector(last) : undefined;
    case 'sort-by':
      return last.replace(/^\{(.*)\}$/, '$1').replace(/^\./, '');
    case 'patch':
    case 'overrides':
      return plainJson(last);
    case 'limits':
    case 'requests':
    case 'hard':
      return amounts(last);
    case 'for':
      return last
        .replace(/^condition=([^=]+)$/, 'condition=$1=true')
        .replace(/^condition=([^=]+)/, (text) => text.toLowerCase());
    case 'from':
      return target(last);
    case 'resource':
      return list(values.flatMap(commaParts).map(withSubresource));
    case 'filename':
    case 'image':
    case 'rule':
      return inOrder(name === 'filename' ? values.flatMap(commaParts) : values);
    default:
      return undefined;
  }
}

/** `TYPE/NAME` with the type in full. */
export const target = (text: string): string => {
  const slash = text.indexOf('/');
  return slash < 0 ? text : `${resourceOf(text.slice(0, slash)).name}${text.slice(slash)}`;
};

const withSubresource = (text: string): string => (text.includes('/') ? target(text) : resourceOf(text).name);
