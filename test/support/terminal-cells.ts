import { Unicode11Addon } from '@xterm/addon-unicode11';
import { Terminal } from '@xterm/headless';

/** What a real terminal makes of lines of text: per line, the characters by cell ('' for a second half). */
export async function terminalCells(
  lines: readonly string[],
  columns: number,
): Promise<readonly (readonly string[])[]> {
  const terminal = new Terminal({
    cols: columns,
    rows: lines.length + 1,
    allowProposedApi: true,
    scrollback: 0,
  });
  terminal.loadAddon(new Unicode11Addon());
  terminal.unicode.activeVersion = '11';
  await new Promise<void>((resolve) => terminal.write(lines.join('\r\n'), resolve));
  return lines.map((_, row) => {
    const line = terminal.buffer.active.getLine(row);
    return Array.from({ length: columns }, (_, column) => {
      const cell = line?.getCell(column);
      return cell?.getWidth() === 0 ? '' : cell?.getChars() || ' ';
    });
  });
}
