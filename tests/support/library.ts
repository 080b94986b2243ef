import { type ArticleFile, parseArticleFile } from '@/lib/domain/content/article-file'
import type { Instant } from '@/lib/domain/ids'
import type { LinkKind, PassageRole } from '@/lib/domain/library'
import { homeLibrary } from '@/lib/services/authorise'
import { loadContent } from '@/lib/services/content/load-content'
import type { Context } from '@/lib/services/context'

type SmallFact = {
  readonly key: string
  readonly cards?: readonly string[]
  readonly weight?: 'must' | 'should' | 'nice'
  /** Articles that say the same of the bridge, or of another one; the role is `states` where none is given. */
  readonly also?: readonly { readonly article: string; readonly bridge?: string; readonly role?: PassageRole }[]
  readonly links?: readonly { readonly fact: string; readonly kind: LinkKind; readonly note: string }[]
}

const FILLER = Array.from({ length: 255 }, (_, i) => `word${String.fromCharCode(97 + (i % 26))}`).join(' ')

/** A content file of short facts about numbered bridges, for tests that care about facts and not what they say. */
export const smallArticleSource = (key: string, facts: readonly SmallFact[]): string => {
  const sentence = ({ key: name }: SmallFact) => `The bridge ${name} was opened in 1999.`
  const yaml = facts.map(({ key: name, cards = ['year'], weight = 'should', also = [], links = [] }) =>
    [
      `- id: ${name}`,
      '  kind: date',
      `  weight: ${weight}`,
      `  statement: The bridge ${name} was opened in 1999.`,
      `  passage: The bridge ${name} was opened in 1999.`,
      '  as-of: "1999"',
      `  also: ${JSON.stringify(
        also.map(({ article, bridge = name, role = 'states' }) => ({
          ...{ article, role },
          passage: `The bridge ${bridge} was opened in 1999.`,
        })),
      )}`,
      `  links: ${JSON.stringify(links)}`,
      '  cards:',
      ...cards.flatMap((card) => [
        `    - id: ${name}-${card}`,
        `      q: In which year was the bridge ${name} opened (${card})?`,
        '      a: "1999"',
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
    facts.map(sentence).join(' '),
    '',
    '```facts',
    ...yaml,
    '```',
    '',
  ].join('\n')
}

/** The parsed article of `smallArticleSource`. @throws when it has errors */
export const smallArticle = (key: string, facts: readonly SmallFact[]): ArticleFile => {
  const { article, problems } = parseArticleFile(`${key}.md`, smallArticleSource(key, facts))
  const errors = problems.filter(({ severity }) => severity === 'error')
  if (!article || errors.length > 0) throw new Error(`the test article is wrong: ${JSON.stringify(errors)}`)
  return article
}

/** The most facts of one test article: its notes stay as short as notes must be. */
const FACTS_AN_ARTICLE = 40

/** Loads articles of `count` facts in all, with one card each, into the asker's library. */
export const loadBridges = (ctx: Context, count: number, now: Instant = ctx.now) => {
  const facts = Array.from({ length: count }, (_, i) => ({ key: `bridge-${String.fromCharCode(97 + (i % 26))}${i}` }))
  const articles = Array.from({ length: Math.ceil(count / FACTS_AN_ARTICLE) }, (_, a) =>
    smallArticle(a === 0 ? 'bridges' : `bridges-${a}`, facts.slice(a * FACTS_AN_ARTICLE, (a + 1) * FACTS_AN_ARTICLE)),
  )
  return loadContent(ctx.engine, homeLibrary(ctx), articles, now)
}
