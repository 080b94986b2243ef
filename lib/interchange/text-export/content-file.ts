import { stringify } from 'yaml'
import type { CardView } from '../../data/queries/facts/fact-views'
import { deletions } from '../../domain/cards/cloze'
import { type FactFile, parseArticleFile } from '../../domain/content-files/article-file'
import type { ContentArticle, ContentFact, ContentSection } from './content-parts'

/** The cards of one entry of a content file, as they are here. */
type EntryCards = readonly CardView[]

const KEY = /^[a-z0-9]+(?:-[a-z0-9]+)*$/

/** A name that a content file can have: the own one, or the id, which is a UUID. */
export const contentKey = ({ key, id }: { readonly key: string; readonly id: string }): string =>
  KEY.test(key) ? key : id

/** Cards by the entry that they are written in: of a cloze all gaps, of a question also the reversed one. */
export const cardEntriesOf = (cards: EntryCards): readonly EntryCards[] => {
  const groups = new Map<string, CardView[]>()
  for (const card of cards) {
    const kind = card.form === 'cloze' ? `cloze ${card.front}` : 'question'
    const isReversed = card.form === 'reversed'
    const key = `${card.group} ${kind}`
    const known = groups.get(key)
    const isPair = known?.length === 1 && isReversed && known[0]?.form === 'question'
    if (known && (card.form === 'cloze' || isPair)) known.push(card)
    else groups.set(known ? card.cardId : key, [card])
  }
  return [...groups.values()]
}

const entryKey = (cards: EntryCards): string => {
  const [first] = cards
  if (!first) return ''
  const isNamed = first.form === 'cloze' && cards.every(({ key, deletion }) => key === `${first.group}/${deletion}`)
  return contentKey(isNamed ? { key: first.group, id: first.cardId } : { key: first.key, id: first.cardId })
}

const entryOf = (cards: EntryCards) => {
  const [first] = cards
  if (!first) return {}
  const { form, front, back, hint, aliases } = first
  return {
    id: entryKey(cards),
    ...(form === 'cloze' ? { cloze: front } : { q: front, a: back }),
    ...(cards.length === 2 && form === 'question' ? { reversed: true } : {}),
    ...(form === 'typed' ? { typed: true } : {}),
    ...(hint === null ? {} : { hint }),
    ...(aliases.length > 0 ? { aliases: [...aliases] } : {}),
  }
}

const listed = (name: string, names: readonly string[]) => (names.length > 0 ? { [name]: [...names] } : {})
const stated = (name: string, value: string | null) => (value === null ? {} : { [name]: value })

const factOf = (fact: ContentFact) => ({
  id: fact.key,
  kind: fact.kind,
  weight: fact.weight,
  statement: fact.statement,
  passage: fact.passage,
  ...stated('as-of', fact.asOf),
  ...stated('review-by', fact.reviewBy),
  ...stated('speaker', fact.speaker),
  ...stated('hedge', fact.hedge),
  ...listed('topics', fact.topics),
  ...listed('people', fact.people),
  ...listed('places', fact.places),
  ...(fact.also.length > 0
    ? { also: fact.also.map(({ note, ...one }) => ({ ...one, ...(note === null ? {} : { note }) })) }
    : {}),
  ...(fact.links.length > 0 ? { links: fact.links } : {}),
  cards: fact.entries.map(entryOf),
})

/** Lines are not broken: what is one text stays one line. */
const YAML = { lineWidth: 0 } as const

/** A content file as docs/CONTENT.md describes it: the notes of the sections, and below each its facts. */
export const contentText = (
  { key, title, shortTitle, authors, outlet, published, url }: ContentArticle,
  sections: readonly ContentSection[],
  facts: readonly ContentFact[],
): string => {
  const named = { id: key, title, ...stated('short-title', shortTitle), authors: [...authors] }
  const front = { ...named, outlet, published, ...stated('url', url) }
  const body = sections.flatMap(({ blocks }, at) => {
    const own = facts.filter(({ section }) => section === at)
    return [...blocks, ...(own.length > 0 ? [`\`\`\`facts\n${stringify(own.map(factOf), YAML)}\`\`\``] : [])]
  })
  return `---\n${stringify(front, YAML)}---\n\n${body.join('\n\n')}\n`
}

type Said = Pick<FactFile['cards'][number], 'form' | 'deletion' | 'front' | 'back' | 'hint' | 'aliases'>

const saidOf = ({ form, deletion, front, back, hint, aliases }: Said): string =>
  JSON.stringify([form, deletion, front, back, hint, aliases])

const sameSet = (one: readonly string[], other: readonly string[]): boolean =>
  JSON.stringify([...one].sort()) === JSON.stringify([...other].sort())

/** Whether a fact was read as it is here. */
const isSame = (fact: ContentFact, read: FactFile): boolean =>
  (['key', 'kind', 'weight', 'statement', 'asOf', 'reviewBy', 'speaker', 'hedge'] as const).every(
    (field) => fact[field] === read[field],
  ) &&
  fact.passage === read.passage.exact &&
  (['topics', 'people', 'places'] as const).every((field) => sameSet(fact[field], read[field])) &&
  sameSet(fact.entries.flat().map(saidOf), read.cards.map(saidOf))

/** Why a fact cannot be written in a content file: what its check says, or that it is read as something else. Null if it can. */
export const whyUnwritable = (
  article: ContentArticle,
  sections: readonly ContentSection[],
  fact: ContentFact,
): string | null => {
  const { article: read, problems } = parseArticleFile('', contentText(article, sections, [fact]))
  const error = problems.find(({ severity }) => severity === 'error')
  if (error) return error.what
  const [only] = read?.facts ?? []
  return only && isSame(fact, only) ? null : 'It would say something else when read back'
}

/** Whether a card can be an entry at all: a reversed card needs the one that it reverses, a cloze all its gaps. */
export const isWholeEntry = (cards: EntryCards): boolean => {
  const [first] = cards
  if (!first || first.form === 'reversed') return false
  return first.form !== 'cloze' || deletions(first.front).length === cards.length
}
