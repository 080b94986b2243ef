import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { filesUnder } from './bundle.mjs'
import { exitWith, Stop, say } from './say.mjs'
import { ROOT } from './setup.mjs'

/** A check that sees nothing finds nothing wrong. */
const LEAST_ROUTES = 30
const LEAST_MESSAGES = 100

const ROUTE_FILE = /^app\/(.*\/)?(?:page\.tsx|route\.ts)$/
/** What a folder of a route adds to its address: groups add nothing, names in brackets stand for anything. */
const segmentsOf = (path) =>
  path
    .split('/')
    .slice(1, -1)
    .filter((name) => !/^\(.*\)$/.test(name))

const ANYTHING = '(?:\\$\\{[^}]+\\}|[^/\'"`\\s]+)'

/** What matches the address of a route where code or a document names it; null for a folder that is no route. */
export const addressPattern = (path) => {
  const segments = segmentsOf(path)
  if (!ROUTE_FILE.test(path) || segments.some((name) => name.startsWith('_'))) return null
  if (segments.length === 0) return null
  const parts = segments.map((name) => (name.startsWith('[') ? ANYTHING : name.replaceAll('.', '\\.')))
  const last = parts.lastIndexOf(ANYTHING)
  const tail = parts.slice(last + 1).map((part) => `/${part}`)
  // Code may have the address of the thing itself in one variable.
  const short = last >= 0 && tail.length > 0 ? `|\\$\\{[^}]+\\}${tail.join('')}` : ''
  return new RegExp(`(?:/${parts.join('/')}${short})(?![\\w-])`)
}

/** The routes that no other source or document names. `sources` is a list of pairs: path, text. */
export const unusedRoutes = (sources) => {
  const routes = sources.flatMap(([path]) => {
    const pattern = addressPattern(path)
    return pattern === null || path.includes('[...') ? [] : [{ path, pattern }]
  })
  const isNamed = ({ path, pattern }) => sources.some(([other, text]) => other !== path && pattern.test(text))
  return { seen: routes.length, unused: routes.filter((route) => !isNamed(route)).map(({ path }) => path) }
}

/** An object of texts by name, as `const WORDS = { saved: 'Saved.', … }`, on the level of the module. */
const RECORD = /^(?:export )?const ([A-Za-z_$][\w$]*)(?:: [^=\n]+)? = \{\n((?: {2}.*\n)+)\}/gm
const MEMBER = /^ {2}(?:'([^']+)'|([A-Za-z_$][\w$]*)): (?:\n {4})?(?:'|"|`|\(.*\) =>)/gm

/** Texts of a record that nobody asks for by name, where nobody takes the record as a whole. */
export const unusedMessages = (sources) => {
  const everything = sources.map(([, text]) => text.replaceAll(/^import [^']*'[^']*'$/gm, '')).join('\n')
  let seen = 0
  const unused = []
  for (const [path, text] of sources)
    for (const [, name, body] of text.matchAll(RECORD)) {
      const keys = [...body.matchAll(MEMBER)].map(([, quoted, plain]) => quoted ?? plain)
      seen += keys.length
      const escaped = name.replaceAll('$', '\\$')
      const others = everything.replace(new RegExp(`^(?:export )?const ${escaped}\\b`, 'gm'), '')
      // Named otherwise than for one of its members: somebody takes it as a whole.
      if (new RegExp(`(?<![\\w$]|(?<!\\.\\.)\\.)${escaped}(?![\\w$]|\\.[A-Za-z_$])`).test(others)) continue
      for (const key of keys)
        if (!new RegExp(`(?<![\\w$])${escaped}\\.${key}(?![\\w$])`).test(everything))
          unused.push(`${path}: ${name}.${key}`)
    }
  return { seen, unused }
}

const main = () => {
  const read = (path) => [path, readFileSync(join(ROOT, path), 'utf8')]
  const source = ['app', 'lib']
    .flatMap(filesUnder)
    .filter((path) => /(?<!\.(?:test|fixture|fixtures))\.tsx?$/.test(path))
    .map(read)
  const documents = filesUnder('docs')
    .filter((path) => /^docs\/[^/]+\.md$/.test(path))
    .map(read)
  const scripts = filesUnder('scripts')
    .filter((path) => path.endsWith('.mjs'))
    .map(read)
  const routes = unusedRoutes([...source, ...documents, ...scripts])
  const messages = unusedMessages(source)
  if (routes.seen < LEAST_ROUTES) throw new Stop(`Only ${routes.seen} routes were seen.`)
  if (messages.seen < LEAST_MESSAGES) throw new Stop(`Only ${messages.seen} messages were seen.`)
  const lines = [
    ...routes.unused.map((path) => `${path}: nothing leads to this route.`),
    ...messages.unused.map((member) => `${member}: nobody shows this.`),
  ]
  if (lines.length > 0) throw new Stop(`Delete what nobody uses, or use it.\n${lines.join('\n')}`)
  say(`${routes.seen} routes and ${messages.seen} messages, each used.`)
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  try {
    main()
  } catch (reason) {
    exitWith(reason)
  }
