import type { Command } from 'commander';
import { configTexts } from '../../i18n/texts/config.ts';
import { Problem } from '../../problem.ts';
import { progressOf } from '../../study/progress.ts';
import {
  allowedIn,
  type Setting,
  settingOf,
  settings,
  settingValue,
  shownValue,
} from '../../study/setting-table.ts';
import { nearest } from '../../text/nearest.ts';
import type { CliContext } from '../cli-context.ts';
import { describe } from '../help.ts';

export function addConfigCommand(program: Command, cli: CliContext): void {
  const config = program.command('config');
  describe(config, cli.say(configTexts.summary), [
    ['eks-learn config list', cli.say(configTexts.list)],
    ['eks-learn config set language ja', cli.say(configTexts.setExample)],
  ]);
  const list = config.command('list', { isDefault: true }).action(() => listSettings(cli));
  describe(list, cli.say(configTexts.list), [['eks-learn config list --json', '']]);
  const set = config
    .command('set')
    .argument('<name>', cli.say(configTexts.name))
    .argument('<value>', cli.say(configTexts.value))
    .action((name: string, value: string) => change(name, value, cli));
  describe(set, cli.say(configTexts.set), [
    ['eks-learn config set theme light', cli.say(configTexts.themeExample)],
    ['eks-learn config set key.bookmark M', cli.say(configTexts.keyExample)],
  ]);
  const reset = config
    .command('reset')
    .argument('<name>', cli.say(configTexts.name))
    .action((name: string) => change(name, undefined, cli));
  describe(reset, cli.say(configTexts.reset), [['eks-learn config reset theme', '']]);
}

/** The variable that stands above a setting, when it is set. */
function variableOver(
  name: string,
  env: CliContext['world']['env'],
): { name: string; value: string } | undefined {
  const variable = {
    language: 'EKS_LEARN_LANG',
    theme: 'NO_COLOR',
    'screen-reader': 'EKS_LEARN_SCREEN_READER',
  }[name];
  const value = variable === undefined ? undefined : env[variable];
  return variable === undefined || !value ? undefined : { name: variable, value };
}

async function listSettings(cli: CliContext): Promise<void> {
  const { history } = await cli.services();
  const chosen = progressOf(history.records).settings;
  const { chosenKeyRows } = await import('../../tui/key-setting.ts');
  const rows = [
    ...settings.map((setting) => {
      const variable = variableOver(setting.name, cli.world.env);
      const value = variable?.value ?? shownValue(setting, chosen.get(setting.name) ?? setting.standard);
      const origin = variable?.name ?? (chosen.has(setting.name) ? 'setting' : 'default');
      return { name: setting.name, value, origin, allowed: allowedIn(setting) };
    }),
    ...chosenKeyRows(chosen),
  ];
  if (cli.flags().json) return cli.print.json('config', { settings: rows });
  const width = Math.max(...rows.map(({ name }) => name.length));
  for (const { name, value, origin } of rows) {
    const said = origin === 'default' || origin === 'setting' ? cli.say(configTexts.origins[origin]) : origin;
    cli.print.out(`${name.padEnd(width)}  ${value.padEnd(8)}  ${said}`);
  }
}

function find(name: string): Setting {
  const setting = settingOf(name);
  if (setting !== undefined) return setting;
  const near = nearest(
    name,
    settings.map((known) => known.name),
  );
  throw new Problem('no-such-setting', { name, ...(near === undefined ? {} : { near }) });
}

/** The value a setting takes from what was typed, or its default. */
function plainSetting(name: string, text: string | undefined): string | number | boolean {
  const setting = find(name);
  const typed = text ?? shownValue(setting, setting.standard);
  const value = settingValue(setting, typed);
  if (value === undefined)
    throw new Problem('bad-setting', { name, value: typed, allowed: allowedIn(setting) });
  return value;
}

async function change(name: string, text: string | undefined, cli: CliContext): Promise<void> {
  const { history } = await cli.services();
  const value = name.startsWith('key.')
    ? (await import('../../tui/key-setting.ts')).keySetting(name, text, progressOf(history.records).settings)
    : plainSetting(name, text);
  history.record([{ type: 'setting', name, value }]);
  const state = history.saving();
  if (!state.saving) throw state.problem;
  if (cli.flags().json) return cli.print.json('config', { name, value });
  cli.print.note(`${name} ${String(value)}`);
}
