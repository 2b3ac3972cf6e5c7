#!/usr/bin/env node
/* Written for any Node.js there ever was: an older one must reach the sentence below, not a SyntaxError. */
var version = '__VERSION__';
var needed = [20, 19];

var found = process.versions.node.split('.');
var major = Number(found[0]);
var minor = Number(found[1]);
var first = process.argv[2];

if (process.argv.length === 3 && (first === '--version' || first === '-V' || first === 'version')) {
  process.stdout.write(version + '\n');
} else if (major < needed[0] || (major === needed[0] && minor < needed[1])) {
  process.stderr.write(
    'eks-learn には Node.js ' +
      needed.join('.') +
      ' 以降が必要です（今は ' +
      process.versions.node +
      '）。' +
      'https://nodejs.org/ から新しいものを入れてください。\n' +
      'eks-learn needs Node.js ' +
      needed.join('.') +
      ' or newer (this is ' +
      process.versions.node +
      '). ' +
      'Install a newer one from https://nodejs.org/\n'
  );
  process.exitCode = 69;
} else {
  require('./start.cjs');
}
