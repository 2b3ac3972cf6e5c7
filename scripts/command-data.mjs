// Rebuilds src/study/data/*.json, what typed commands are compared by, from the tools themselves:
//   node scripts/command-data.mjs --kubectl-source DIR --cli-runtime-source DIR --helm-pages DIR --helm-source DIR --eksctl-source DIR
// Needs kubectl (with a cluster for its resource names), aws with its Python, and git clones of kubectl, cli-runtime, helm-www, helm
// and eksctl.
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { eksctlData } from './command-data/eksctl.mjs';
import { helmData } from './command-data/helm.mjs';
import { kubectlData } from './command-data/kubectl.mjs';

const { values } = parseArgs({
  options: {
    only: { type: 'string', multiple: true },
    python: { type: 'string', default: 'python3' },
    'kubectl-source': { type: 'string' },
    'cli-runtime-source': { type: 'string' },
    'helm-pages': { type: 'string' },
    'helm-source': { type: 'string' },
    'eksctl-source': { type: 'string' },
  },
});

const awsServices =
  'eks ecr ecr-public iam sts ec2 elbv2 autoscaling application-autoscaling cloudformation logs cloudwatch s3 ssm kms secretsmanager efs acm cloudtrail guardduty route53 configure';

const tools = {
  kubectl: () => kubectlData([values['kubectl-source'], values['cli-runtime-source']]),
  aws: () => {
    const script = fileURLToPath(new URL('./command-data/aws.py', import.meta.url));
    const out = execFileSync(values.python, [script, ...awsServices.split(' ')], {
      encoding: 'utf8',
      maxBuffer: 1 << 26,
    });
    return JSON.parse(out);
  },
  helm: () => helmData(values['helm-pages'], values['helm-source']),
  eksctl: () => eksctlData(values['eksctl-source']),
};

/** A flag as one text, `name,short,kind,default,bare`: a tenth of the size of objects. */
const compact = (data) => ({
  ...data,
  globals: Array.isArray(data.globals) ? data.globals.map(String).sort().join('\n') : data.globals,
  commands: Object.fromEntries(
    Object.entries(data.commands).map(([path, command]) => [
      path,
      typeof command === 'string' ? command : [command.also.join(' '), command.flags.map(String).join('\n')],
    ]),
  ),
});

for (const [tool, read] of Object.entries(tools)) {
  if (values.only !== undefined && !values.only.includes(tool)) continue;
  const file = fileURLToPath(new URL(`../src/study/data/${tool}.json`, import.meta.url));
  const text = `${JSON.stringify(compact(read()), null, 1)}\n`;
  writeFileSync(file, text);
  console.log(`${tool}: ${Math.round(text.length / 1024)} KiB`);
}
