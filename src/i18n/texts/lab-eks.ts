import type { Both } from '../language.ts';

/** What is said of the way into a cluster of EKS, or of any whose kubeconfig runs a command. */
export const labEksTexts = {
  signIn: { ja: '認証', en: 'Sign-in' },
  signsIn: (line: string): Both => ({
    ja: `kubeconfig の認証コマンドを実行します: ${line}`,
    en: `The kubeconfig signs in with: ${line}`,
  }),
} as const;
