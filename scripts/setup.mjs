// Makes a fresh clone ready with nothing but Node 20 and npm; so it is plain JavaScript without dependencies.
// Installs nothing when node_modules already holds what package-lock.json asks for.
//
//   node scripts/setup.mjs [SCRIPT.ts ...]   then runs the script on the pinned Node, which runs TypeScript as it is
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const onWindows = process.platform === 'win32';
const tools = join(root, 'node_modules', '.bin');
const pinnedNode = join(root, 'node_modules', 'node', 'bin', onWindows ? 'node.exe' : 'node');

const major = Number(process.versions.node.split('.')[0]);
if (major < 20) {
  fail(`Node ${process.versions.node} is too old: Node 20 or later is needed.`);
}

const stale = whatIsStale();
if (stale !== null) {
  console.log(`Installing dependencies (${stale})...`);
  npm('ci', '--ignore-scripts=false', '--no-audit', '--no-fund');
}
if (!pinnedNodeRuns()) {
  // Some npm configurations leave install scripts out, and the pinned Node comes by one.
  npm('rebuild', '--ignore-scripts=false', 'node', 'esbuild');
  if (!pinnedNodeRuns() && major < 24) {
    fail(`the package "node" could not install Node ${wantedNode()}; use Node 24 or later instead.`);
  }
}

const [script, ...parameters] = process.argv.slice(2);
if (script !== undefined) {
  run(script, parameters);
}

/** Why `npm ci` is needed, or null: compares what npm recorded as installed with what the lock file asks for. */
function whatIsStale() {
  const installedPath = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(installedPath)) {
    return 'none are installed yet';
  }
  const wanted = readPackages(join(root, 'package-lock.json'));
  const installed = readPackages(installedPath);
  for (const [path, { version, link, optional }] of Object.entries(wanted)) {
    if (path === '' || link || installed[path]?.version === version) {
      continue;
    }
    // Optional packages are those of other platforms.
    if (installed[path] !== undefined || !optional) {
      return `${path.replace(/^node_modules\//, '')} ${version} is missing`;
    }
  }
  return null;
}

function readPackages(path) {
  return JSON.parse(readFileSync(path, 'utf8')).packages ?? {};
}

function wantedNode() {
  return JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).devDependencies.node;
}

function pinnedNodeRuns() {
  const answer = spawnSync(pinnedNode, ['--version'], { encoding: 'utf8' });
  return answer.status === 0 && answer.stdout.trim() === `v${wantedNode()}`;
}

/** Hands over to a script, which ends this process with it. */
function run(script, parameters) {
  const node = pinnedNodeRuns() ? pinnedNode : process.execPath;
  // The script's folder says what kind of module it is, those of src/ do not.
  const command = ['--disable-warning=MODULE_TYPELESS_PACKAGE_JSON', script, ...parameters];
  const env = { ...process.env, PATH: `${tools}${delimiter}${process.env.PATH ?? ''}` };
  const child = spawn(node, command, { stdio: 'inherit', env });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => child.kill(signal));
  }
  // npm runs scripts in a shell that passes no signal on: when that is gone, nobody waits for the script any more.
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && child.kill('SIGTERM'), 1000).unref();
  child.on('error', (error) => fail(error.message));
  child.on('close', (code) => process.exit(code ?? 1));
}

function npm(...command) {
  const { status, error } = spawnSync('npm', command, { cwd: root, stdio: 'inherit', shell: onWindows });
  if (status !== 0) {
    fail(`"npm ${command.join(' ')}" failed${error === undefined ? '' : `: ${error.message}`}.`);
  }
}

function fail(reason) {
  console.error(`Setup: ${reason}`);
  process.exit(1);
}
