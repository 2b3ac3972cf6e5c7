/** What a child of ours may inherit: finding programs, locale, proxies, certificates, AWS identity. Nothing else. */
const passed = [
  'PATH',
  'HOME',
  'USER',
  'LOGNAME',
  'TMPDIR',
  'TZ',
  'SSL_CERT_FILE',
  'SSL_CERT_DIR',
  'HTTP_PROXY',
  'HTTPS_PROXY',
  'http_proxy',
  'https_proxy',
  'SYSTEMROOT',
  'USERPROFILE',
  'APPDATA',
  'LOCALAPPDATA',
  'PATHEXT',
  'TEMP',
  'TMP',
  // Where the container runtime of kind, k3d and minikube is.
  'DOCKER_HOST',
  'DOCKER_CONTEXT',
  'DOCKER_CONFIG',
  'DOCKER_CERT_PATH',
  'DOCKER_TLS_VERIFY',
  'CONTAINER_HOST',
  'XDG_RUNTIME_DIR',
  'KIND_EXPERIMENTAL_PROVIDER',
  'MINIKUBE_HOME',
] as const;

/** Identity and place of AWS calls, for `aws` itself and for exec plugins that call it. */
const passedAws = [
  'AWS_ACCESS_KEY_ID',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SESSION_TOKEN',
  'AWS_PROFILE',
  'AWS_DEFAULT_PROFILE',
  'AWS_REGION',
  'AWS_DEFAULT_REGION',
  'AWS_CONFIG_FILE',
  'AWS_SHARED_CREDENTIALS_FILE',
  'AWS_CA_BUNDLE',
  'AWS_ENDPOINT_URL',
  'AWS_EC2_METADATA_DISABLED',
  'AWS_ROLE_ARN',
  'AWS_WEB_IDENTITY_TOKEN_FILE',
  'AWS_ROLE_SESSION_NAME',
  'AWS_CONTAINER_CREDENTIALS_FULL_URI',
  'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI',
  'AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE',
  'AWS_STS_REGIONAL_ENDPOINTS',
] as const;

type Variables = Readonly<Record<string, string | undefined>>;

const loopback = '127.0.0.1,localhost,::1';

function noProxy(parent: Variables): string {
  const given = parent.NO_PROXY ?? parent.no_proxy ?? '';
  return given === '' ? loopback : `${given},${loopback}`;
}

/** The hermetic environment of a child: an allow-list, and the settings that make its output one fixed shape. */
export function childEnv(parent: Variables, extra: Variables = {}): Record<string, string> {
  const env: Record<string, string> = {};
  const put = (name: string, value: string | undefined) => {
    if (value !== undefined) env[name] = value;
  };
  for (const name of [...passed, ...passedAws]) put(name, parent[name]);
  // Version 1 of the AWS CLI knows only the second name.
  put('AWS_DEFAULT_REGION', parent.AWS_REGION ?? parent.AWS_DEFAULT_REGION);
  const proxies = noProxy(parent);
  const fixed = {
    LC_ALL: 'C.UTF-8',
    NO_PROXY: proxies,
    no_proxy: proxies,
    KUBERC: 'off',
    KUBECTL_KUBERC: 'false',
    AWS_PAGER: '',
    AWS_CLI_AUTO_PROMPT: 'off',
    AWS_DEFAULT_OUTPUT: 'json',
    AWS_MAX_ATTEMPTS: '2',
    AWS_RETRY_MODE: 'standard',
    AWS_METADATA_SERVICE_TIMEOUT: '1',
    AWS_METADATA_SERVICE_NUM_ATTEMPTS: '1',
    // kubectl and its kin live for a moment: tidying memory is a fifth of what they do. Beyond the limit they tidy.
    GOGC: 'off',
    GOMEMLIMIT: '512MiB',
  };
  for (const [name, value] of [...Object.entries(fixed), ...Object.entries(extra)]) put(name, value);
  return env;
}
