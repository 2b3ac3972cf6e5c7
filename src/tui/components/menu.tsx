import { Box, render, Text, useInput } from 'ink';
import SelectInput from 'ink-select-input';
import { sanitiseLine } from '../../text/sanitise.ts';

export type MenuItem = { readonly value: string; readonly label: string };

export type MenuStreams = { readonly stdin: NodeJS.ReadStream; readonly stdout: NodeJS.WriteStream };

type MenuProps = {
  readonly title: string;
  readonly items: readonly MenuItem[];
  readonly onDone: (value: string | undefined) => void;
};

const rows = 12;

/** The pointer of every list of the program. */
const Pointer = ({ isSelected = false }: { readonly isSelected?: boolean }) => (
  <Text>{isSelected ? '▸ ' : '  '}</Text>
);

/** The chosen row is bold; nothing is said by colour. */
const Row = ({ isSelected = false, label }: { readonly isSelected?: boolean; readonly label: string }) => (
  <Text bold={isSelected}>{label}</Text>
);

function Menu({ title, items, onDone }: MenuProps) {
  useInput((input, key) => {
    if (key.escape || input === 'q') onDone(undefined);
  });
  return (
    <Box flexDirection="column">
      <Text>{sanitiseLine(title)}</Text>
      <SelectInput
        items={items.map(({ value, label }) => ({ value, label: sanitiseLine(label) }))}
        limit={rows}
        indicatorComponent={Pointer}
        itemComponent={Row}
        onSelect={(item) => onDone(item.value)}
      />
    </Box>
  );
}

/**
 * A plain menu in the running text of a terminal, for a command that was called without its argument. Resolves to
 * the value chosen, or undefined on Esc, q and Ctrl-C; the menu is gone afterwards.
 */
export async function askMenu(
  title: string,
  items: readonly MenuItem[],
  { stdin, stdout }: MenuStreams,
): Promise<string | undefined> {
  let chosen: string | undefined;
  const ink = render(
    <Menu
      title={title}
      items={items}
      onDone={(value) => {
        chosen = value;
        ink.clear();
        ink.unmount();
      }}
    />,
    { stdin, stdout, exitOnCtrlC: true, patchConsole: false, interactive: true },
  );
  await ink.waitUntilExit();
  return chosen;
}
