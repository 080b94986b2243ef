import type { ComparableFact } from '@/lib/domain/comparison/comparable'
import { compareWithLibrary } from '@/lib/domain/comparison/compare'
import { indexOf } from '@/lib/domain/comparison/index-of-facts'
import { anId } from '@/lib/domain/ids.fixture'
import { seeded } from './random'
import { report } from './report'
import { percentile } from './statistics'

/** Two cards a fact: 100,000 cards. */
const FACTS = 50_000
const ROUNDS = 300
const WARM_UP = 30

const random = seeded(7)
const pick = <T>(list: readonly T[]): T => {
  // Some words are far more frequent than others, as in any language.
  const one = list[Math.floor(random() ** 2 * list.length)]
  if (one === undefined) throw new Error('there is nothing to pick from')
  return one
}

const syllables = 'ka lo mi ren tor va shi del qua nor ste bi gha zu pol ter an ur mel so'.split(' ')
const word = (count: number) => Array.from({ length: count }, () => pick(syllables)).join('')
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
const names = Array.from({ length: 3_000 }, () => capital(word(3)))
const nouns = Array.from({ length: 2_000 }, () => word(2))
const verbs = ['carries', 'exports', 'imports', 'employs', 'produces', 'stores', 'builds', 'sells']

const makeFact = (id: string | null): ComparableFact => {
  const [name, other, noun, verb] = [pick(names), pick(names), pick(nouns), pick(verbs)]
  const amount = `${Math.ceil(random() * 900)},000`
  const year = 1990 + Math.floor(random() * 35)
  return {
    factId: id === null ? null : anId(id),
    kind: 'figure',
    statement: `In ${year} the port of ${name} ${verb} ${amount} tons of ${noun} to ${other} a year.`,
    asOf: String(year),
    published: null,
    authors: ['Ada Surveyor'],
    cards: [
      { question: `How many tons of ${noun} a year does the port of ${name} send to ${other}?`, answer: amount },
      { question: `Which port ${verb} ${amount} tons of ${noun} to ${other} a year?`, answer: name },
    ],
  }
}

const begin = performance.now()
const index = indexOf(Array.from({ length: FACTS }, (_, i) => makeFact(`fact-${i}`)))
const at = `${(2 * FACTS).toLocaleString('en')} cards`
report({ group: 'compare', figure: 'building the index', at, value: performance.now() - begin, unit: 'ms', aim: null })

const times: number[] = []
let found = 0
for (let i = 0; i < WARM_UP + ROUNDS; i++) {
  const draft = makeFact(null)
  const start = performance.now()
  found += compareWithLibrary(draft, index).length
  if (i >= WARM_UP) times.push(performance.now() - start)
}
report({ group: 'compare', figure: 'likenesses found', at, value: found, unit: 'pairs', aim: null })
report({ group: 'compare', figure: 'a draft p50', at, value: percentile(times, 0.5), unit: 'ms', aim: null })
report({ group: 'compare', figure: 'a draft p95', at, value: percentile(times, 0.95), unit: 'ms', aim: '<= 30' })
const heapMb = process.memoryUsage().heapUsed / 1_048_576
report({ group: 'compare', figure: 'memory with the index', at, value: heapMb, unit: 'MB', aim: null })
