import { type ArticleFile, parseArticleFile } from '@/lib/domain/content-files/article-file'
import type { Instant } from '@/lib/domain/ids'
import type { LinkKind, PassageRole } from '@/lib/domain/library'
import { localWorkspace } from '@/lib/services/authorise'
import { loadContent } from '@/lib/services/content/load-content'
import type { Context } from '@/lib/services/context'

type SmallFact = {
  readonly key: string
  readonly cards?: readonly string[]
  readonly weight?: 'must' | 'should' | 'nice'
  /** What every card of it asks for, and when it held. */
  readonly year?: string
  /** Further passages: of each the article, which must have the words among its `sentences`. */
  readonly also?: readonly {
    readonly article: string
    readonly passage: string
    readonly role?: PassageRole
    readonly note?: string
  }[]
  readonly links?: readonly { readonly fact: string; readonly kind: LinkKind; readonly note?: string }[]
}

type SmallArticle = {
  /** What its notes say beside its own facts, a sentence each: passages for facts of other articles. */
  readonly sentences?: readonly string[]
}

const FILLER = Array.from({ length: 255 }, (_, i) => `word${String.fromCharCode(97 + (i % 26))}`).join(' ')

/** A content file of short facts about numbered bridges, for tests that care about facts and not what they say. */
export const smallArticleSource = (
  key: string,
  facts: readonly SmallFact[],
  { sentences = [] }: SmallArticle = {},
): string => {
  const sentence = ({ key: name, year = '1999' }: SmallFact) => `The bridge ${name} was opened in ${year}.`
  const yaml = facts.map(({ cards = ['year'], weight = 'should', year = '1999', also = [], links = [], ...fact }) =>
    [
      `- id: ${fact.key}`,
      '  kind: date',
      `  weight: ${weight}`,
      `  statement: ${sentence({ ...fact, year })}`,
      `  passage: ${sentence({ ...fact, year })}`,
      `  as-of: "${year}"`,
      ...(also.length === 0 ? [] : ['  also:']),
      ...also.flatMap(({ article, passage, role, note }) => [
        `    - article: ${article}`,
        `      passage: ${passage}`,
        ...(role === undefined ? [] : [`      role: ${role}`]),
        ...(note === undefined ? [] : [`      note: ${note}`]),
      ]),
      ...(links.length === 0 ? [] : ['  links:']),
      ...links.flatMap(({ fact: other, kind, note = 'The two belong together.' }) => [
        `    - fact: ${other}`,
        `      kind: ${kind}`,
        `      note: ${note}`,
      ]),
      '  cards:',
      ...cards.flatMap((card) => [
        `    - id: ${fact.key}-${card}`,
        `      q: In which year was the bridge ${fact.key} opened (${card})?`,
        `      a: "${year}"`,
      ]),
    ].join('\n'),
  )
  return [
    '---',
    `id: ${key}`,
    `title: Bridges of ${key}`,
    'authors: [A. Surveyor]',
    'outlet: Bridge Review',
    'published: 2001',
    'topics: [bridges]',
    '---',
    '',
    `${FILLER}.`,
    '',
    [...facts.map(sentence), ...sentences].join(' '),
    '',
    '```facts',
    ...yaml,
    '```',
    '',
  ].join('\n')
}

/** The parsed article of `smallArticleSource`. @throws when it has errors */
export const smallArticle = (key: string, facts: readonly SmallFact[], more: SmallArticle = {}): ArticleFile => {
  const { article, problems } = parseArticleFile(`${key}.md`, smallArticleSource(key, facts, more))
  const errors = problems.filter(({ severity }) => severity === 'error')
  if (!article || errors.length > 0) throw new Error(`the test article is wrong: ${JSON.stringify(errors)}`)
  return article
}

/** The most facts of one test article: its notes stay as short as notes must be. */
const FACTS_AN_ARTICLE = 40

/** Loads articles of `count` facts in all, with one card each, into the actor's library. */
export const loadBridges = (ctx: Context, count: number, now: Instant = ctx.now) => {
  const facts = Array.from({ length: count }, (_, i) => ({ key: `bridge-${String.fromCharCode(97 + (i % 26))}${i}` }))
  const articles = Array.from({ length: Math.ceil(count / FACTS_AN_ARTICLE) }, (_, a) =>
    smallArticle(a === 0 ? 'bridges' : `bridges-${a}`, facts.slice(a * FACTS_AN_ARTICLE, (a + 1) * FACTS_AN_ARTICLE)),
  )
  return loadContent(ctx.engine, localWorkspace(ctx), articles, now)
}
