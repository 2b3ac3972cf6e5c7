/* Apart from launcher.cjs because `import(` is a SyntaxError for the Node.js versions that file speaks to. */
var module_ = require('node:module');
if (typeof module_.enableCompileCache === 'function') module_.enableCompileCache();
import('./bin.js').catch(function (error) {
  process.stderr.write(String((error && error.stack) || error) + '\n');
  process.exitCode = 70;
});
