import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** Ways in which AWS, or what stands in front of it, fails. */
export const awsSicknesses = [
  'refused',
  'hang',
  'expired',
  'bad-key',
  'denied',
  'throttled',
  '500',
  'html',
  'big',
  'escape',
  'cut',
] as const;

export type AwsSickness = (typeof awsSicknesses)[number];

type Refusal = { readonly status: number; readonly code: string; readonly message: string };

const refusals: Readonly<Partial<Record<AwsSickness, Refusal>>> = {
  expired: {
    status: 403,
    code: 'ExpiredToken',
    message: 'The security token included in the request is expired',
  },
  'bad-key': {
    status: 403,
    code: 'UnrecognizedClientException',
    message: 'The security token included in the request is invalid.',
  },
  denied: { status: 403, code: 'AccessDenied', message: 'User: x is not authorized to perform: y' },
  throttled: { status: 400, code: 'ThrottlingException', message: 'Rate exceeded' },
  '500': { status: 500, code: 'InternalFailure', message: 'Something went wrong' },
  escape: { status: 403, code: 'AccessDenied', message: 'no \u009b31m\u009d52;c;aGk=\u0007 here' },
};

/** The refusal as the protocol of the call has it: XML for query APIs, JSON for the others. */
function refuse({ status, code, message }: Refusal, query: boolean, response: ServerResponse): void {
  if (query) {
    response.writeHead(status, { 'content-type': 'text/xml' });
    response.end(
      `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error><RequestId>1</RequestId></ErrorResponse>`,
    );
    return;
  }
  response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1', 'x-amzn-errortype': code });
  response.end(JSON.stringify({ __type: code, message }));
}

async function beSick(sickness: AwsSickness, request: IncomingMessage, response: ServerResponse) {
  const query = /(^|&)Action=/.test(await text(request));
  const refusal = refusals[sickness];
  if (refusal !== undefined) return refuse(refusal, query, response);
  switch (sickness) {
    case 'html':
      response.writeHead(200, { 'content-type': 'text/html' });
      response.end('<!DOCTYPE html><html><body>Sign in</body></html>');
      return;
    case 'cut':
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
      response.write('{"repositories":[');
      response.destroy();
      return;
    case 'big': {
      const long = 'y'.repeat(12_000_000);
      response.writeHead(200, { 'content-type': query ? 'text/xml' : 'application/json' });
      response.end(
        query
          ? `<GetRoleResponse><GetRoleResult><Role><Description>${long}</Description></Role></GetRoleResult></GetRoleResponse>`
          : JSON.stringify({ repositories: [{ repositoryName: long }], cluster: { name: long } }),
      );
      return;
    }
    default:
      return;
  }
}

export async function startSickAws(sickness: AwsSickness): Promise<{ url: string; stop: () => void }> {
  const server = createServer((request, response) => void beSick(sickness, request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const stop = () => {
    server.closeAllConnections();
    server.close();
  };
  if (sickness === 'refused') stop();
  return { url, stop };
}
