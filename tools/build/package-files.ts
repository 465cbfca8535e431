/** Nothing that runs on Node: sources and types of TypeScript, maps, specs, prose, settings of tools. */
const dead =
  /\.(?:map|[cm]?ts|tsx|flow|(?:test|spec)\.[cm]?js|md|markdown|txt|html|ya?ml|toml|zip|sh|coffee|tsbuildinfo)$/;

const hidden = /(?:^|\/)\./;

/** Licences stay with what they are of. */
const licence = /(?:^|\/)(?:licen[cs]es?|notice|copying|patents|authors)(?:[.-][^/]*)?$/i;

/** Folders at a package's root that its own makers work with, and builds for bundlers alone. */
const workshop =
  /^(?:tests?|__tests__|specs?|fixtures|docs?|examples?|bench(?:mark)?s?|coverage|scripts|dist-es)\//;

/**
 * What a package also brings for browsers, other databases or older releases of Node. A name that
 * is missing here costs room, nothing else; one too many is seen when a spec loads every app.
 */
const elsewhere: Readonly<Record<string, RegExp>> = {
  '@opentelemetry/semantic-conventions': /^dist\/(?:experimental|index-incubating)/,
  '@prisma/client': /^runtime\/(?:query_compiler_(?!small_bg\.postgresql)|wasm-compiler-edge)/,
  axios: /^dist\/(?:axios|browser|esm)/,
  'libphonenumber-js': /^bundle\//,
  luxon: /^(?:src|build\/(?:amd|global|cjs-browser))\//,
  'socket.io': /^client-dist\//,
  'web-streams-polyfill': /^(?:es\d+|ponyfill|dist\/(?!ponyfill\.es2018\.js$))/,
  xlsx: /^(?:dist\/|bits\/|formats\.png|xlsxworker|xlsx\.(?:zahl|exe))/,
};

/** Looks like the above and is loaded all the same. */
const needed: Readonly<Record<string, RegExp>> = {
  kafkajs: /^src\/retry\/defaults\.test\.js$/,
};

/** Whether a file of a package, as seen from the package's folder, goes into an image. */
export function isShipped(name: string, path: string): boolean {
  if (hidden.test(path)) return false;
  if (licence.test(path) || needed[name]?.test(path)) return true;
  return !dead.test(path) && !workshop.test(path) && !elsewhere[name]?.test(path);
}
