export type MimePart = { readonly type: string; readonly body: string };

/** Parts of a MIME multi-part text such as EC2 user data; one part of type text/plain when it is none. */
export function mimeParts(text: string): readonly MimePart[] {
  const unix = text.replaceAll('\r\n', '\n');
  const boundary = /^content-type:\s*multipart\/[a-z]+;\s*boundary="?([^"\n;]+)"?/im.exec(unix)?.[1];
  if (boundary === undefined) return [{ type: 'text/plain', body: unix }];
  return unix
    .split(`--${boundary}`)
    .slice(1)
    .filter((part) => !part.startsWith('--'))
    .map((part) => {
      const [head = '', ...rest] = part.replace(/^\n/, '').split('\n\n');
      const type = /^content-type:\s*([^;\n]+)/im.exec(head)?.[1]?.trim().toLowerCase() ?? 'text/plain';
      return { type, body: rest.join('\n\n') };
    });
}
