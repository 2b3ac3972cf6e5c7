/** Where a request goes. */
export type HttpAddress = { readonly host: string; readonly port: number; readonly path: string };

/** The host, port and path of a URL; `http` and port 80 where it does not say. */
export function httpAddressOf(url: string): HttpAddress {
  const match = /^(?:https?:\/\/)?([^/:]+)(?::(\d+))?(\/.*)?$/.exec(url);
  return {
    host: match?.[1] ?? '',
    port: Number(match?.[2] ?? (url.startsWith('https') ? 443 : 80)),
    path: match?.[3] ?? '/',
  };
}

const texts: Readonly<Record<number, string>> = {
  200: 'OK',
  301: 'Moved Permanently',
  400: 'Bad Request',
  403: 'Forbidden',
  404: 'Not Found',
  500: 'Internal Server Error',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
};
/** The reason phrase of a status; empty for one that is not known here. */
export const statusText = (status: number): string => texts[status] ?? '';
