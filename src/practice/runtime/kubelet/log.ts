/** What a container keeps of its log; a node keeps 10 MB, but has its disk for it. */
const mostLines = 4000;
const mostCharacters = 256 * 1024;

/** What a container wrote, with the time of each line; the oldest lines go. */
export class ContainerLog {
  private lines: { at: number; text: string }[] = [];
  private length = 0;
  private open = '';
  private readonly followers = new Set<(line: { at: number; text: string }) => void>();
  private readonly taps = new Set<(text: string) => void>();
  private readonly closers = new Set<() => void>();
  closed = false;
  private readonly now: () => number;

  constructor(now: () => number) {
    this.now = now;
  }

  write(text: string): void {
    for (const tell of this.taps) tell(text);
    const parts = (this.open + text).split('\n');
    this.open = parts.pop() ?? '';
    for (const part of parts) this.add(part);
    if (this.open.length > 65_536) this.flush();
  }

  end(): void {
    this.flush();
    this.closed = true;
    for (const close of this.closers) close();
    this.followers.clear();
    this.taps.clear();
    this.closers.clear();
  }

  /** Lines so far, the last one even without its end. */
  all(): readonly { readonly at: number; readonly text: string }[] {
    return this.open === '' ? this.lines : [...this.lines, { at: this.now(), text: this.open }];
  }

  follow(line: (line: { at: number; text: string }) => void, close: () => void): () => void {
    this.followers.add(line);
    this.closers.add(close);
    return () => {
      this.followers.delete(line);
      this.closers.delete(close);
    };
  }

  /** What is written from now on, as it is written. */
  tap(write: (text: string) => void, close: () => void): () => void {
    this.taps.add(write);
    this.closers.add(close);
    return () => {
      this.taps.delete(write);
      this.closers.delete(close);
    };
  }

  private flush(): void {
    if (this.open !== '') this.add(this.open);
    this.open = '';
  }

  /** Half of it goes, so that this is not done with every line; the last line stays, however long. */
  private drop(): void {
    let first = 0;
    const isEnough = () => this.lines.length - first <= mostLines / 2 && this.length <= mostCharacters / 2;
    while (!isEnough() && first < this.lines.length - 1) this.length -= this.lines[first++]?.text.length ?? 0;
    this.lines = this.lines.slice(first);
  }

  private add(text: string): void {
    const line = { at: this.now(), text };
    this.lines.push(line);
    this.length += text.length;
    if (this.lines.length > mostLines || this.length > mostCharacters) this.drop();
    for (const tell of this.followers) tell(line);
  }
}
