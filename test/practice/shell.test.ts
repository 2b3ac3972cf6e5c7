import { expect, test } from 'vitest';
import { Killed, Life } from '../../src/practice/runtime/shell/process.ts';
import { runScript as run } from './run-script.ts';

test.each([
  ['echo one; echo two', 'one\ntwo\n'],
  ['x=3; while [ $x -gt 0 ]; do echo $x; x=$((x-1)); done', '3\n2\n1\n'],
  ['for name in a b; do echo "[$name]"; done', '[a]\n[b]\n'],
  ['if false; then echo a; elif true; then echo b; else echo c; fi', 'b\n'],
  ['case web-1 in db*) echo db;; web*) echo web;; esac', 'web\n'],
  ['echo "$MISSING${MISSING:-default} ${NAME#h} ${NAME%o} ${#NAME}"', 'default ello hell 5\n'],
  ['printf "b\\na\\n" | sort | head -1', 'a\n'],
  ['echo hi > /tmp/f; cat /tmp/f; cat < /tmp/f | wc -l', 'hi\n1\n'],
  ['greet() { echo "hello $1"; }; greet you', 'hello you\n'],
  ['false || echo saved; true && echo fine', 'saved\nfine\n'],
  ['echo \'a  b\' "c  d" e  f', 'a  b c  d e f\n'],
  ['echo $(echo inner) `echo old`', 'inner old\n'],
  ['(cd /tmp; echo x > g); ls /tmp', 'g\n'],
  ['trap "echo bye" EXIT; echo hi', 'hi\nbye\n'],
  ['for x in a b; do for y in c d; do echo $x$y; break 2; done; done; echo end', 'ac\nend\n'],
  ['while true; do break; done; echo $?', '0\n'],
  ['cat <<EOF\n$NAME and $((1+2))\nEOF\necho after', 'hello and 3\nafter\n'],
  ["cat <<'EOF'\n$NAME\nEOF", '$NAME\n'],
  ['cat <<-EOF\n\tindented\n\tEOF', 'indented\n'],
  ['cat <<A; cat <<B\none\nA\ntwo\nB', 'one\ntwo\n'],
  ['set --; for x in "$@"; do echo one; done; echo none', 'none\n'],
  ['set -- "a b" c; for x in "$@"; do echo "[$x]"; done', '[a b]\n[c]\n'],
  ['echo ${MISSING:-"a  b"}', 'a b\n'],
  ['echo "${MISSING:-$(echo deep)}"', 'deep\n'],
  ['x=a.tar.gz; echo ${x%.*} ${x%%.*} ${x#*.} ${x##*.}', 'a.tar a tar.gz gz\n'],
  ['d=/tmp; echo x > /tmp/f1; ls "$d"/f*', '/tmp/f1\n'],
  ['echo x > /tmp/f1; echo "/tmp/*"', '/tmp/*\n'],
])('the shell runs %s', async (script, out) => {
  expect((await run(script, { NAME: 'hello' })).out).toBe(out);
});

test('what is not there ends with 127 and says so', async () => {
  expect(await run('nothere')).toEqual({ out: '', err: 'sh: nothere: not found\n', code: 127 });
});

test('set -e stops at the first failure, and exit gives its status', async () => {
  expect((await run('set -e; false; echo never')).out).toBe('');
  expect((await run('exit 7')).code).toBe(7);
});

test('a script that cannot be read is refused, not run', async () => {
  const { code, err } = await run('if true; then echo x');
  expect(code).toBe(2);
  expect(err).toContain('syntax error');
});

test('what a subshell changes is its own: folder, variables, parameters', async () => {
  expect((await run('cd /tmp; (cd /; x=1; set -- a); pwd; echo "[$x$1]"')).out).toBe('/tmp\n[]\n');
  expect((await run('cd /tmp > /dev/null; pwd')).out).toBe('/tmp\n');
});

test('a subshell begins as its shell stands', async () => {
  expect((await run('false; (echo $?)')).out).toBe('1\n');
  expect((await run('x=1; export x; (sh -c "echo $x")')).out).toBe('1\n');
  expect((await run('set -e; (false; echo never); echo never')).out).toBe('');
});

test.each([
  ['if false; then echo a; fi; echo on', 'on\n'],
  ['until true; do echo a; done; echo on', 'on\n'],
  ['! true; echo on', 'on\n'],
  ['false || true; echo on', 'on\n'],
  ['{ false; echo inside; } && echo on', 'inside\non\n'],
  ['set +e; false; echo on', 'on\n'],
  ['false; echo never', ''],
])('with set -e a failure ends the shell, unless it is an answer: %s', async (script, out) => {
  expect((await run(`set -e; ${script}`)).out).toBe(out);
});

test('a file that cannot be opened fails its command, and nothing runs', async () => {
  expect(await run('echo x > /nowhere/file; echo $?')).toEqual({
    out: '1\n',
    err: "sh: can't create /nowhere/file: nonexistent directory\n",
    code: 0,
  });
  expect((await run('echo x >> /volume/file')).err).toBe(
    "sh: can't create /volume/file: Read-only file system\n",
  );
  expect((await run('cat < /tmp/missing')).err).toBe(
    "sh: can't open /tmp/missing: no such file or directory\n",
  );
});

test('a script that is not there ends the shell that reads it', async () => {
  expect(await run('. /tmp/missing; echo never')).toEqual({
    out: '',
    err: "sh: .: can't open '/tmp/missing': No such file or directory\n",
    code: 2,
  });
});

test('a pipeline of which all parts are killed ends once, and nobody is left waiting', async () => {
  const life = new Life();
  const running = run('sleep 60 | cat | cat', {}, life);
  await new Promise((resolve) => setImmediate(resolve));
  life.kill(137);
  await expect(running).rejects.toBeInstanceOf(Killed);
});

test('a signal with a trap ends the waiting for what runs in the background', async () => {
  const life = new Life();
  const running = run('trap "echo caught" TERM; sleep 600 & wait; echo end', {}, life);
  await new Promise((resolve) => setImmediate(resolve));
  life.signal('TERM');
  expect((await running).out).toBe('caught\nend\n');
});

test.each([
  ['if true; then echo x; done', 'unexpected "done" (expecting "fi")'],
  ['echo "open', 'unterminated quoted string'],
  ['echo $((1', 'missing "))"'],
  ['echo ${a b}', 'bad substitution'],
  ['cat <<EOF\nno end', 'here-document is not ended'],
  ['(echo a', 'unexpected end of file (expecting ")")'],
  ['{ '.repeat(200), 'the script is nested too deeply'],
])('what is wrong with %j is said as sh says it', async (script, because) => {
  const { code, err } = await run(script);
  expect(err).toBe(`sh: syntax error: ${because}\n`);
  expect(code).toBe(2);
});
