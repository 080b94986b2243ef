import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { exitWith, Stop, say } from './say.mjs'
import { ROOT } from './setup.mjs'

/** A check that sees nothing finds nothing wrong. Raise these as the code grows. */
const LEAST_MODULES = 300
const LEAST_IMPORTS = 1_400
const LOOKED_AT = ['app', 'lib', 'tests', 'proxy.ts', 'instrumentation.ts', 'next.config.mjs']

const require = createRequire(import.meta.url)

/** dependency-cruiser asks swc for TypeScript without JSX; files that hold JSX need it said. */
const readJsx = () => {
  const swc = require('@swc/core')
  const { parseFileSync } = swc
  swc.parseFileSync = (file, options) => parseFileSync(file, { ...options, tsx: file.endsWith('x') })
}

const describe = ({ rule, from, to, cycle }) =>
  `${from} -> ${cycle ? cycle.map(({ name }) => name).join(' -> ') : to}: ${rule.name}`

/** The folder of a layer that a module is in: `lib/services/study`, `app/(study)`. Fixtures may reach anywhere. */
const folderOf = (source) =>
  /\.(?:test|fixture)\.tsx?$/.test(source) ? undefined : /^(?:lib\/[^/]+|app)\/[^/]+(?=\/)/.exec(source)?.[0]

/** Folders that still import each other. Their circles pass; take a folder out once it is free. */
const KNOTS = [
  [
    'app/(briefings)',
    'app/(cards)',
    'app/(library)',
    'app/(retention)',
    'app/(settings)',
    'app/(study)',
    'app/_client',
    'app/_export',
    'app/_history',
    'app/_new-card',
    'app/_offline',
    'app/_palette',
    'app/_server',
    'app/_ui',
  ],
]

const isKnown = (folder, used) => KNOTS.some((knot) => knot.includes(folder) && knot.includes(used))

/** The first folder that imports itself by way of others of its layer, with the way; null if there is none. */
const folderCycle = (modules) => {
  const uses = new Map()
  for (const { source, dependencies } of modules) {
    const folder = folderOf(source)
    for (const { resolved } of folder ? dependencies : []) {
      const used = folderOf(resolved)
      if (used && used !== folder && !isKnown(folder, used)) uses.set(folder, (uses.get(folder) ?? new Set()).add(used))
    }
  }
  const seen = new Set()
  const wayBack = (folder, way) => {
    if (way.includes(folder)) return [...way.slice(way.indexOf(folder)), folder]
    if (seen.has(folder)) return null
    seen.add(folder)
    for (const used of uses.get(folder) ?? []) {
      const found = wayBack(used, [...way, folder])
      if (found) return found
    }
    return null
  }
  for (const folder of uses.keys()) {
    const found = wayBack(folder, [])
    if (found) return found
  }
  return null
}

/** Checks the direction of imports by the rules of `.dependency-cruiser.cjs`; gives what it saw and what breaks them. */
export const checkBoundaries = async () => {
  readJsx()
  const { cruise } = await import('dependency-cruiser')
  const { forbidden, options } = require('../.dependency-cruiser.cjs')
  const { output } = await cruise(
    LOOKED_AT,
    { ...options, baseDir: ROOT, validate: true, ruleSet: { forbidden } },
    {
      alias: { '@': ROOT },
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'types', 'default'],
    },
  )
  const { violations } = output.summary
  const own = output.modules.filter(({ source }) => LOOKED_AT.some((place) => source.startsWith(place)))
  const imports = own.reduce((sum, { dependencies }) => sum + dependencies.length, 0)
  const lines = violations.map(describe)
  if (own.length < LEAST_MODULES || imports < LEAST_IMPORTS)
    lines.push(
      `Only ${own.length} modules and ${imports} imports were seen; there should be ${LEAST_MODULES} and ${LEAST_IMPORTS} at least. The check looks in the wrong place.`,
    )
  const cycle = folderCycle(own)
  if (cycle) lines.push(`Folders import each other: ${cycle.join(' -> ')}. Move what both need below them.`)
  const reasons = [...new Set(violations.map(({ rule }) => rule.name))].map(
    (name) => `${name}: ${forbidden.find((rule) => rule.name === name).comment}`,
  )
  return { modules: own.length, imports, problems: [...lines, ...reasons] }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  process.chdir(ROOT)
  checkBoundaries()
    .then(({ modules, imports, problems }) => {
      if (problems.length > 0) throw new Stop(problems.join('\n'))
      say(`${modules} modules, ${imports} imports, all in the allowed direction.`)
    })
    .catch(exitWith)
}
