// Reads Kubernetes' Go types: for each struct its fields with JSON name, protobuf number, type and flags.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const scalars = {
  string: 's',
  bool: 'b',
  int32: 'i',
  int64: 'l',
  int: 'i',
  uint32: 'i',
  uint8: 'i',
  int16: 'i',
  float64: 'f',
  '[]byte': 'y',
  'metav1.Time': 'T',
  Time: 'T',
  'metav1.MicroTime': 'M',
  MicroTime: 'M',
  'metav1.Duration': 'D',
  Duration: 'D',
  'resource.Quantity': 'Q',
  'intstr.IntOrString': 'I',
  'runtime.RawExtension': 'R',
  'metav1.FieldsV1': 'F',
  FieldsV1: 'F',
  'types.UID': 's',
  'metav1.Verbs': '[s',
}; // prettier-ignore

/** Go source files of one package, without tests and generated code. */
const sources = (folder) =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter(
          (name) =>
            name.endsWith('.go') &&
            !name.endsWith('_test.go') &&
            !name.startsWith('zz_') &&
            !name.includes('generated'),
        )
        .map((name) => readFileSync(join(folder, name), 'utf8'))
    : [];

/** `type A B` and `type A struct {…}` of one package. */
function readPackage(folder) {
  const structs = new Map();
  const aliases = new Map();
  for (const text of sources(folder)) {
    for (const [, name, body] of text.matchAll(/^type (\w+) struct \{\n([\s\S]*?)^\}/gm))
      structs.set(name, body);
    for (const [, name] of text.matchAll(/^type (\w+) struct ?\{\s*\}/gm)) structs.set(name, '');
    for (const [, name, type] of text.matchAll(/^type (\w+) ([\w.[\]*]+)$/gm)) aliases.set(name, type);
  }
  return { structs, aliases };
}

const prefixOf = {
  metav1: 'io.k8s.apimachinery.pkg.apis.meta.v1',
  v1: 'io.k8s.api.core.v1',
  corev1: 'io.k8s.api.core.v1',
  core: 'io.k8s.api.core.v1',
  apiv1: 'io.k8s.api.core.v1',
  authenticationv1: 'io.k8s.api.authentication.v1',
  rbacv1: 'io.k8s.api.rbac.v1',
};

/** One letter for a scalar, `[` a list, `{` a map by string, `*` a pointer, `#name` a struct. */
function typeExpression(type, prefix, { structs, aliases }) {
  if (scalars[type]) return scalars[type];
  if (type.startsWith('*')) return `*${typeExpression(type.slice(1), prefix, { structs, aliases })}`;
  if (type.startsWith('[]')) return `[${typeExpression(type.slice(2), prefix, { structs, aliases })}`;
  const map = /^map\[[\w.]+\](.+)$/.exec(type);
  if (map) return `{${typeExpression(map[1], prefix, { structs, aliases })}`;
  if (structs.has(type)) return `#${prefix}.${type}`;
  if (aliases.has(type)) return typeExpression(aliases.get(type), prefix, { structs, aliases });
  const [space, name] = type.split('.');
  if (name && prefixOf[space]) {
    if (name === 'ResourceList') return '{Q';
    const imported = packages.get(prefixOf[space]);
    if (imported?.aliases.has(name))
      return typeExpression(imported.aliases.get(name), prefixOf[space], imported);
    return `#${prefixOf[space]}.${name}`;
  }
  return 's';
}

const packages = new Map();

const fieldLine = /^\t(?:(\w+)\s+)?([\w.[\]*]+)\s+`([^`]*)`/;

function readFields(body, prefix, found) {
  const fields = [];
  for (const line of body.split('\n')) {
    const match = fieldLine.exec(line);
    if (!match) continue;
    const [, , type, tags] = match;
    const json = /json:"([^"]*)"/.exec(tags)?.[1];
    if (json === undefined || json === '-') continue;
    const [name, ...options] = json.split(',');
    const number = Number(/protobuf:"\w+,(\d+)/.exec(tags)?.[1] ?? 0);
    if (type.endsWith('TypeMeta')) continue;
    const inline = options.includes('inline') && name === '';
    const flags =
      (inline ? 'n' : '') + (options.includes('omitempty') || options.includes('omitzero') ? 'o' : '');
    fields.push([name, number, typeExpression(type, prefix, found), flags]);
  }
  return fields;
}

export function readGoTypes({ api, apimachinery, apiextensions, aggregator, wanted }) {
  const folders = new Map();
  for (const name of wanted) {
    const prefix = name.split('.').slice(0, -1).join('.');
    if (prefix.startsWith('io.k8s.api.')) folders.set(prefix, join(api, ...prefix.split('.').slice(3)));
    else if (prefix === 'io.k8s.apimachinery.pkg.apis.meta.v1')
      folders.set(prefix, join(apimachinery, 'pkg/apis/meta/v1'));
    else if (prefix.includes('.apiextensions.'))
      folders.set(prefix, join(apiextensions, 'pkg/apis/apiextensions/v1'));
    else if (prefix.includes('.apiregistration.'))
      folders.set(prefix, join(aggregator, 'pkg/apis/apiregistration/v1'));
  }
  for (const [prefix, folder] of folders) packages.set(prefix, readPackage(folder));
  const types = {};
  for (const [prefix, found] of packages)
    for (const [name, body] of found.structs) {
      const fields = readFields(body, prefix, found);
      if (fields.length > 0 || body.trim() === '') types[`${prefix}.${name}`] = fields;
    }
  return types;
}
