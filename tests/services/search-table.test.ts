import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readCardSearch } from '@/lib/domain/search/cards/read-card-search'
import { onBothEngines } from '@/tests/support/engines'
import { openSearchFixture } from './search-fixture'

const ALL = ['dog', 'elbe', 'oder', 'rhine', 'spree']
const without = (...names: readonly string[]) => ALL.filter((name) => !names.includes(name))
const BRIDGES = without('dog')

/** What each row of the table in docs/SEARCH.md finds in the fixture; null for what is refused. */
const FOUND: Readonly<Record<string, readonly string[] | null>> = {
  bridge: BRIDGES,
  'bridge river': BRIDGES,
  'bridge and river': BRIDGES,
  'bridge or dog': ALL,
  'river (bridge or dog)': BRIDGES,
  '-river': ['dog'],
  '-river -dog': [],
  '-(river or dog)': [],
  '"bridge over"': BRIDGES,
  '-"bridge over"': ['dog'],
  br_dge: BRIDGES,
  'br*ge': BRIDGES,
  '*ridge': BRIDGES,
  'deck:rivers': ['elbe', 'oder', 'spree'],
  'deck:rivers -deck:rivers::*': ['elbe', 'oder'],
  'deck:"big rivers"': ['rhine'],
  '"deck:big rivers"': ['rhine'],
  'deck:none': ['dog'],
  'tag:bridges': BRIDGES,
  'tag:bri*': BRIDGES,
  'tag:none': ['dog'],
  'tag:leech': ['elbe'],
  'tag:marked': ['oder'],
  'is:due': ['rhine'],
  'is:new': ['dog', 'oder', 'spree'],
  'is:learn': ['rhine'],
  'is:review': ['elbe'],
  'is:learn is:review': [],
  'is:suspended': ['oder'],
  'is:buried': ['spree'],
  'is:leech': ['elbe'],
  'is:marked': ['oder'],
  'is:retired': ['weser'],
  'flag:1': ['oder'],
  'prop:ivl>=10': ['elbe'],
  'prop:due=1': ['elbe'],
  'prop:due>-1 prop:due<1': ['rhine'],
  'prop:reps<10': without('elbe'),
  'prop:lapses>3': ['elbe'],
  'prop:s>21': ['elbe'],
  'prop:d>7': ['elbe'],
  'prop:r<0.9': ['elbe'],
  'added:7': ['dog'],
  'edited:7': ['dog', 'rhine', 'spree'],
  'rated:7': ['rhine'],
  'rated:7:1': ['rhine'],
  'introduced:7': ['rhine'],
  'cid:card-1,card-2': ['elbe', 'rhine'],
  'nid:fact-1': ['oder'],
  '\\*': ['dog'],
  'in\\:1999': without('oder'),
  '"bridge: over"': BRIDGES,
  'topic:bridges': BRIDGES,
  'person:Xi*': ['elbe'],
  'place:none': without('elbe'),
  'about:bridges': BRIDGES,
  'article:rivers': BRIDGES,
  'briefing:Astana': ['elbe'],
  'kind:figure': ['oder'],
  'form:cloze': [],
  'weight:must': ['elbe'],
  'asof:1999': ['elbe', 'rhine', 'spree'],
  'asof:1990/1999': ['elbe', 'rhine', 'spree'],
  'asof:<1999': ['oder'],
  'asof:none': ['dog'],
  'stale:any': ['rhine'],
  'dueby:2026-12-05': ['elbe', 'rhine'],
  'source:none': ['dog'],
  'import:0192f000-11aa-7000-8000-000000000000': [],
  'front:dog': null,
  'note:basic': null,
  'card:1': null,
  'mid:123': null,
  'did:123': null,
  'w:river': null,
  'nc:elbe': null,
  're:19': null,
  'dupe:1,x': null,
  'resched:7': null,
  'prop:ease>2': null,
}

/** The examples of the table: the first column, with the bars that Markdown escapes. */
const EXAMPLES = [...readFileSync('docs/SEARCH.md', 'utf8').matchAll(/^\| `(.+?)` \|(.*)\|(.*)\|$/gm)].map(
  ([, example = '', , anki = '']) => ({ example: example.replaceAll('\\|', '|'), anki: anki.trim() }),
)

describe('the table of searches in the documents', () => {
  it('has the searches that are tested, each once', () => {
    expect(EXAMPLES.map(({ example }) => example)).toEqual(Object.keys(FOUND))
  })

  it('says of each how it compares with Anki, and refuses what is not here', () => {
    for (const { example, anki } of EXAMPLES) {
      expect(anki, example).toMatch(/^(?:same|differs: |ours|not here)/)
      expect(readCardSearch(example).ok, example).toBe(!anki.startsWith('not here'))
    }
  })
})

onBothEngines('the searches of the documents', (open) => {
  it('find what the table says', async () => {
    const { find, row } = await openSearchFixture(await open())
    const own = (example: string) =>
      example
        .replace('card-1', row('elbe').cardId)
        .replace('card-2', row('rhine').cardId)
        .replace('fact-1', row('oder').factId)
    const found: Record<string, unknown> = {}
    for (const [example, wanted] of Object.entries(FOUND))
      found[example] = wanted === null ? null : await find(own(example))
    expect(found).toEqual(FOUND)
  })

  it('find the same by many ids as by few', async () => {
    const { find, row } = await openSearchFixture(await open())
    const others = Array.from({ length: 100 }, (_, i) => `no-card-${i}`)
    for (const ids of [others.slice(0, 3), others])
      expect(await find(`cid:${[...ids, row('elbe').cardId].join(',')}`)).toEqual(['elbe'])
  })
})
