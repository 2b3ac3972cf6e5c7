/** Where text goes: a stream of Node, or a list in a test. */
export type Output = {
  write(text: string | Uint8Array): unknown;
  readonly isTTY?: boolean;
  readonly columns?: number;
};

/** Where typed text comes from. */
export type Input = NodeJS.ReadableStream & { readonly isTTY?: boolean };

/** What `main` may see and touch of the process it runs in. */
export type World = {
  readonly version: string;
  /** Of the Node.js that runs us, without the v. */
  readonly nodeVersion: string;
  /** Absolute folder of the compiled course (`dist/content`). */
  readonly content: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  readonly home: string;
  readonly cwd: string;
  readonly stdin: Input;
  readonly stdout: Output;
  readonly stderr: Output;
};
