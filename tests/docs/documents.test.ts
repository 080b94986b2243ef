import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseEnv } from '@/lib/platform/env'

const documents = ['README.md', ...['docs', 'docs/decisions'].flatMap(markdownIn)]

function markdownIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(folder, name))
}

const TOP = 'app|lib|content|drizzle|public|scripts|tests|docs'

/** What a document says is there: paths in code marks (without those with a gap to fill) and the targets of links. */
const pathsIn = (file: string, text: string): readonly string[] => {
  const code = [...text.matchAll(new RegExp(`\`((?:${TOP})/[\\w()\\[\\]./-]*)\``, 'g'))].map(([, path = '']) => path)
  const links = [...text.matchAll(/\]\((?!https?:|media:|shape:)([^)#]+)/g)].map(([, target = '']) =>
    join(dirname(file), target),
  )
  return [...code, ...links]
}

const scripts: Readonly<Record<string, string>> = JSON.parse(readFileSync('package.json', 'utf8')).scripts

describe.each(documents)('%s', (file) => {
  const text = readFileSync(file, 'utf8')

  it('names only files and folders that exist', () => {
    expect(pathsIn(file, text).filter((path) => !existsSync(path))).toEqual([])
  })

  it('names only npm commands that exist', () => {
    const named = [...text.matchAll(/npm run ([\w:-]+)/g)].map(([, name = '']) => name)
    expect(named.filter((name) => !(name in scripts))).toEqual([])
  })

  it('names only commands of aide that exist', () => {
    const named = [...text.matchAll(/npm run aide -- ([a-z]+)/g)].map(([, name = '']) => name)
    const known = readdirSync('lib/cli/commands').map((name) => name.replace(/\.ts$/, ''))
    expect(named.filter((name) => !known.includes(name))).toEqual([])
  })

  it('names only settings that exist', () => {
    const named = new Set([...text.matchAll(/\bAIDE_[A-Z_]+\b/g)].map(([name]) => name))
    // A wrong value of a setting is a problem under its name; a name that is no setting has none.
    const known = [...named].filter((name) => {
      const wrong = name.endsWith('_DIR') ? '~' : ':'
      const parsed = parseEnv({ [name]: wrong }, '/')
      return !parsed.ok && parsed.problems.some((problem) => problem.name === name)
    })
    expect(known).toEqual([...named])
  })
})
