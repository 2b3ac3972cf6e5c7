/** A tree that several containers may share: an emptyDir, or what a volume brings. */
export type Tree = { readonly files: Map<string, string>; readonly readOnly: boolean };

export type Mount = { readonly path: string; readonly tree: Tree };

const clean = (path: string): string => {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..') parts.pop();
    else parts.push(part);
  }
  return `/${parts.join('/')}`;
};

/** Why a file operation failed, in the words programs use. */
export class FileError extends Error {}

/** What a container sees of files: its image's, its own writes, and its volumes. Directories end with a slash. */
export class FileSystem {
  private readonly mounts: readonly Mount[];
  private readonly root: boolean;

  /** `mounts` may be in any order; the root is one with path `/`. Only `root` writes everywhere in it. */
  constructor(mounts: readonly Mount[], root = true) {
    this.root = root;
    this.mounts = [...mounts].sort((a, b) => b.path.length - a.path.length);
  }

  static resolve(folder: string, path: string): string {
    return clean(path.startsWith('/') ? path : `${folder}/${path}`);
  }

  read(path: string): string {
    const { tree, inner } = this.find(path);
    const text = tree.files.get(inner);
    if (text !== undefined) return text;
    throw new FileError(this.isFolder(path) ? 'Is a directory' : 'No such file or directory');
  }

  write(path: string, text: string, append = false): void {
    const { tree, inner } = this.find(path);
    this.refuseWrite(path);
    if (this.isFolder(path)) throw new FileError('Is a directory');
    const parent = inner.slice(0, inner.lastIndexOf('/')) || '/';
    if (!this.isFolder(this.outer(path, parent))) throw new FileError('No such file or directory');
    const next = append ? (tree.files.get(inner) ?? '') + text : text;
    if (next.length > 1_000_000) throw new FileError('No space left on device');
    tree.files.set(inner, next);
  }

  private refuseWrite(path: string): void {
    const { tree, mount } = this.find(path);
    if (tree.readOnly) throw new FileError('Read-only file system');
    if (this.root || mount.path !== '/') return;
    if (!/^\/(tmp|var\/tmp|dev)(\/|$)/.test(clean(path))) throw new FileError('Permission denied');
  }

  makeFolder(path: string): void {
    const { tree, inner } = this.find(path);
    this.refuseWrite(path);
    tree.files.set(inner === '/' ? '/' : `${inner}/`, '');
  }

  remove(path: string): void {
    const { tree, inner } = this.find(path);
    this.refuseWrite(path);
    for (const key of [...tree.files.keys()])
      if (key === inner || key === `${inner}/` || key.startsWith(`${inner}/`)) tree.files.delete(key);
  }

  exists(path: string): boolean {
    const { tree, inner } = this.find(path);
    return tree.files.has(inner) || this.isFolder(path);
  }

  isFolder(path: string): boolean {
    const whole = clean(path);
    const { tree, inner } = this.find(path);
    const prefix = inner === '/' ? '/' : `${inner}/`;
    if (whole === '/' || inner === '/') return true;
    if ([...tree.files.keys()].some((key) => key.startsWith(prefix))) return true;
    return this.mounts.some((mount) => mount.path !== '/' && mount.path.startsWith(`${whole}/`));
  }

  /** Names in a folder, sorted. */
  list(path: string): readonly string[] {
    if (!this.isFolder(path)) throw new FileError('No such file or directory');
    const whole = clean(path) === '/' ? '' : clean(path);
    const { tree, inner } = this.find(path);
    const prefix = inner === '/' ? '/' : `${inner}/`;
    const names = new Set<string>();
    for (const key of tree.files.keys())
      if (key.startsWith(prefix) && key !== prefix) names.add(key.slice(prefix.length).split('/')[0] ?? '');
    for (const mount of this.mounts)
      if (mount.path.startsWith(`${whole}/`) && mount.path !== `${whole}/`)
        names.add(mount.path.slice(whole.length + 1).split('/')[0] ?? '');
    names.delete('');
    return [...names].sort();
  }

  mounted(): readonly Mount[] {
    return this.mounts;
  }

  private outer(path: string, inner: string): string {
    const { mount } = this.find(path);
    return mount.path === '/' ? inner : `${mount.path}${inner}`;
  }

  private find(path: string): { tree: Tree; inner: string; mount: Mount } {
    const whole = clean(path);
    for (const mount of this.mounts) {
      const root = mount.path === '/' ? '' : mount.path;
      if (whole === root || whole.startsWith(`${root}/`))
        return { tree: mount.tree, inner: whole.slice(root.length) || '/', mount };
    }
    throw new FileError('No such file or directory');
  }
}
