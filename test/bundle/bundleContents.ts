import { readFile } from 'node:fs/promises';
import { transform } from 'esbuild';

/** Addresses that stand in messages and names of what is bundled, and that nothing asks for. */
const harmless: readonly RegExp[] = [
  // Names of XML vocabularies, which are not fetched.
  /^http:\/\/www\.w3\.org\//,
  // Where messages of libraries say more is to be read, and where a shader's comment says what it was learnt from.
  /^https:\/\/github\.com\/tensorflow\/tfjs\/issues\/\d+$/,
  /^https:\/\/(web\.dev|developer\.mozilla\.org|vscode-elements\.github\.io)\//,
  /^https:\/\/www\.shadertoy\.com\/view\//,
  /^https:\/\/(aka\.ms|github\.com)\/(onnxruntime|microsoft\/onnxruntime)/,
  /^https:\/\/onnxruntime\.ai\//,
  // What its descriptions of operators cite.
  /^https:\/\/(tinyurl\.com\/sudb9s96|docs\.nvidia\.com\/cuda|github\.com\/google\/re2|ieeexplore\.ieee\.org|arxiv\.org)\b/,
  /^https:\/\/(www\.)?apache\.org\/licenses\//,
];

/** What telemetry goes by, as package, class or host, in whatever case. */
export const telemetry: readonly string[] = [
  ...['applicationinsights', 'extension-telemetry', 'telemetryreporter', 'dc.services.visualstudio.com', 'vortex.data'],
  ...['google-analytics', 'googletagmanager', 'sentry.io', '@sentry/', 'segment.io', 'mixpanel', 'amplitude.com'],
  ...['datadoghq', 'newrelic', 'bugsnag', 'posthog', 'rollbar.com', 'hotjar', 'sendbeacon', 'instrumentationkey'],
  ...['opentelemetry', '1ds-core-js', 'honeycomb.io', 'matomo', 'statsig', 'launchdarkly', 'logrocket', 'fullstory'],
  ...['raygun', 'appcenter.ms', '@scarf/', 'scarf.sh', 'plausible.io', 'countly', 'elastic-apm', 'telemetrylogger'],
];

/** What opens a connection; what the host is made of has no need of any. */
const connections =
  /\bfetch\(|XMLHttpRequest|\bWebSocket\b|\bEventSource\b|importScripts|WebTransport|RTCPeerConnection/;
const withoutConnections = 'extension.js';

/** What a built file has that could reach the network by itself, in sentences: addresses, and telemetry by its names. */
export async function suspicions(file: string): Promise<string[]> {
  const bytes = await readFile(file);
  const name = file.slice(file.lastIndexOf('/') + 1);
  // Comments reach nobody; in a binary all that is text is looked at.
  const text = /\.m?js$/.test(file)
    ? (await transform(bytes.toString('utf8'), { minifyWhitespace: true, legalComments: 'none' })).code
    : bytes.toString('latin1');
  const lowerCase = text.toLowerCase();
  const addresses = [...new Set(text.match(/\b(?:https?|wss?|ftp):\/\/[\w.-]+\.[a-z]{2,}[\w./%#?=&~+-]*/gi))];
  return [
    ...addresses
      .filter((address) => !harmless.some((known) => known.test(address)))
      .map((address) => `${name} has the address ${address}.`),
    ...telemetry.filter((word) => lowerCase.includes(word)).map((word) => `${name} has "${word}" in it.`),
    ...(name === withoutConnections && connections.test(text)
      ? [`${name} has ${connections.exec(text)?.[0]} in it.`]
      : []),
  ];
}
