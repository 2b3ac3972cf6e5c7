const label = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
const subdomain = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const qualifiedName = /^([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$/;
const labelValue = /^(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?$/;

const labelText =
  "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')";
const subdomainText =
  "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";
const nameText =
  "name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')";
const valueText =
  "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')";

const tooLong = (limit: number): string => `must be no more than ${limit} bytes`;

type Check = (text: string) => readonly string[];

const checker =
  (pattern: RegExp, limit: number, because: string): Check =>
  (text) => [...(text.length > limit ? [tooLong(limit)] : []), ...(pattern.test(text) ? [] : [because])];

export const dnsLabel: Check = checker(label, 63, labelText);
export const dnsSubdomain: Check = checker(subdomain, 253, subdomainText);
export const labelValueCheck: Check = checker(labelValue, 63, valueText);

/** Names of RBAC objects: anything that can stand in a path. */
export const pathSegment: Check = (text) =>
  text === '.' || text === '..'
    ? [`may not be '${text}'`]
    : ['/', '%'].filter((one) => text.includes(one)).map((one) => `may not contain '${one}'`);

/** Keys of labels and annotations: `prefix/name`. */
export const labelKey: Check = (text) => {
  const parts = text.split('/');
  if (parts.length > 2)
    return [
      "a valid label key must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]') with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')",
    ];
  const name = parts.at(-1) ?? '';
  const prefix = parts.length === 2 ? (parts[0] ?? '') : undefined;
  return [
    ...(prefix === ''
      ? ['prefix part must be non-empty']
      : prefix === undefined
        ? []
        : dnsSubdomain(prefix).map((one) => `prefix part ${one}`)),
    ...(name === '' ? ['name part must be non-empty'] : []),
    ...(name.length > 63 ? [`name part ${tooLong(63)}`] : []),
    ...(qualifiedName.test(name) ? [] : [nameText]),
  ];
};

/** IANA_SVC_NAME: names of container ports. */
export const portName: Check = (text) => [
  ...(text.length > 15 ? ['must be no more than 15 characters'] : []),
  ...(/^[-a-z0-9]+$/.test(text)
    ? []
    : ['must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)']),
  ...(/[a-z]/.test(text) ? [] : ['must contain at least one letter (a-z)']),
  ...(text.includes('--') ? ['must not contain consecutive hyphens'] : []),
  ...(/^-|-$/.test(text) ? ['must not begin or end with a hyphen'] : []),
];
