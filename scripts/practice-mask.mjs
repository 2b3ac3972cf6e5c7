// What two runs of the same commands never have in common, taken out of their lines.
const duration =
  /\b(?:\d+y)?(?:\d+d)?(?:\d+h)?(?:\d+m)?\d+(?:\.\d+)?s\b|\b\d+(?:y\d+d|d\d+h|d|h\d+m|h|m)\b|<invalid>/g;

/** Takes out of a line what no two runs have in common: times, addresses, generated names, amounts of waiting. */
export function mask(line) {
  return line
    .replace(/\/tmp\/(LIVE|MERGED)-\d+/g, '/tmp/$1')
    .replace(/\d{4}-\d\d-\d\d \d\d:\d\d:[\d.]+ [+-]\d{4}/g, '<time>')
    .replace(/\b\d{4}-\d\d-\d\dT[\d:.]+Z/g, '<time>')
    .replace(/(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d \w{3} \d{4} [\d:]+ [+-]\d{4}/g, '<time>')
    .replace(/\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/g, '<uid>')
    .replace(/sha256:[0-9a-f]{64}/g, '<digest>')
    .replace(/containerd:\/\/[0-9a-f]{64}/g, '<container>')
    .replace(/\b[0-9a-f]{64}\b/g, '<hex>')
    .replace(/start exec "<hex>":/g, 'start exec:')
    .replace(/\b(?:10|192\.168|172)\.\d+\.\d+(?:\.\d+)?\b/g, '<address>')
    .replace(/\bip-[\d-]+\.[\w.-]*compute\.internal\b|\bnode-real\b/g, '<node>')
    .replace(/\bkube-api-access-\w{5}\b/g, 'kube-api-access-<suffix>')
    .replace(
      /\b(web2?|many)-[a-z0-9]{6,10}(-[a-z0-9]{5})?\b/g,
      (_, name, pod) => `${name}-<hash>${pod ? '-<suffix>' : ''}`,
    )
    .replace(
      /\b(once|manual|j|jobok|jobfail|late|web|agent|db|debugger)-(?!0\b|1\b)[a-z0-9]{5,10}\b/g,
      '$1-<suffix>',
    )
    .replace(/\b(pod-template-hash|controller-revision-hash)=[\w-]+/g, '$1=<hash>')
    .replace(/\bmade-\w{5}\b/g, 'made-<suffix>')
    .replace(/\b([WEI])\d{4} <?[\d:.]+ +\d+ /g, '$1 <time> ')
    .replace(/Resource Version: +\d+/g, 'Resource Version: <masked>')
    .replace(/\b(resourceVersion|uid): .*/g, '$1: <masked>')
    .replace(/\b(too old|Too large) resource version: [\d, a-z:()]*/g, '$1 resource version: <numbers>')
    .replace(/\b\d+ bytes\b/g, '<bytes>')
    .replace(/\b\d+(\.\d+)?ms\b/g, '<duration>')
    .replace(duration, '<duration>')
    .replace(/<duration> \((?:x\d+|<count>) over <duration>\)/g, '<duration>')
    .replace(
      /(CrashLoopBackOff|Error|Running|OOMKilled|Completed)( +)\d+ \(<duration> ago\)/g,
      '$1$2<restarts>',
    )
    .replace(/(Restart Count: +)[1-9]\d*/g, '$1<restarts>')
    .replace(/back-off <duration>/g, 'back-off <duration>')
    .replace(
      /\d+\/\d+ nodes|: \d+ (?=Insufficient|node\(s\)|Preemption|Too many)|, \d+ (?=Insufficient|node\(s\)|Too many)/g,
      '<count> ',
    )
    .replace(/:3\d{4}\//g, ':<port>/')
    .replace(/\s+$/, '')
    .replace(/ {2,}/g, '  ')
    .replace(/-{4,}/g, '----');
}

/** Whether lines of this command come in no order of their own: events happen when they happen. */
const unordered = (command) => /\bevents?\b|\bnslookup\b/.test(command);

/** Masks lines of an answer; events, which two runs see in their own order, are put in one. */
export function maskAll(command, lines) {
  const masked = lines.map((line) => mask(line));
  // Of several mistakes, a schema names none first.
  if (masked.every((line, at) => at === 0 || /^! \* /.test(line)))
    return [...masked.slice(0, 1), ...masked.slice(1).sort()];
  if (unordered(command)) return masked.sort();
  const from = masked.findIndex((line) => /^\| Events:$/.test(line));
  if (from < 0) return masked;
  const events = masked.slice(from + 1).sort();
  // The same event again is one line or two, as it happened.
  return [...masked.slice(0, from + 1), ...events.filter((line, at) => line !== events[at - 1])];
}
