import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { filesUnder } from './bundle.mjs'
import { exitWith, Stop, say } from './say.mjs'
import { ROOT } from './setup.mjs'

/** A check that sees nothing finds nothing wrong. Raise it as the code grows. */
const LEAST_NAMES = 3_000

/** What Next looks for in a route under this very name. */
const ROUTE_NAMES = /^(metadata|viewport|generateMetadata|dynamic|proxy|config|GET|POST|PUT|PATCH|DELETE)$/
/** Each component has its own props. */
const PROPS = /Props$/
/** The same tables for two engines: who opens a database chooses one of them. */
const TWO_ENGINES = new Set(['lib/data/schema/sqlite.ts', 'lib/data/schema/postgres.ts'])

const DECLARED =
  /^export (?:default )?(?:async )?(?:abstract )?(?:const|let|function\*?|type|class|interface|enum) ([A-Za-z_$][\w$]*)/gm

/** The names that a source declares and exports; what it only passes on is declared elsewhere. */
export const exportedNames = (source) =>
  [...source.matchAll(DECLARED)].map(([, name]) => name).filter((name) => !ROUTE_NAMES.test(name) && !PROPS.test(name))

/** Names that more than one file declares, each with those files. `sources` is a list of pairs: path, source. */
export const declaredTwice = (sources) => {
  const files = new Map()
  for (const [path, source] of sources)
    for (const name of new Set(exportedNames(source))) files.set(name, [...(files.get(name) ?? []), path])
  return { names: files.size, twice: [...files].filter(([, paths]) => paths.length > 1).sort() }
}

const main = async () => {
  const paths = ['app', 'lib']
    .flatMap(filesUnder)
    .filter((path) => /(?<!\.(test|fixture))\.tsx?$/.test(path) && !TWO_ENGINES.has(path))
  const { names, twice } = declaredTwice(paths.map((path) => [path, readFileSync(join(ROOT, path), 'utf8')]))
  if (names < LEAST_NAMES) throw new Stop(`Only ${names} exported names were seen.`)
  if (twice.length > 0) {
    const lines = twice.map(([name, files]) => `${name}: ${files.join(', ')}`)
    throw new Stop(`One name, two things: rename one of each.\n${lines.join('\n')}`)
  }
  say(`${names} exported names, each declared once.`)
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) main().catch(exitWith)
