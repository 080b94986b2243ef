import type { CardView, FactView } from '../../data/queries/facts/fact-views'
import { anchorIn } from '../../domain/content/anchor'
import { parseArticleFile } from '../../domain/content-files/article-file'
import { checkLibrary } from '../../domain/content-files/library'
import type { FactId } from '../../domain/ids'
import type { LinkKind } from '../../domain/library'
import { showsMedia } from './card-losses'
import { cardEntriesOf, contentKey, contentText, isWholeEntry, whyUnwritable } from './content-file'
import { contentSections, sectionOfPassage, wrongNotes } from './content-notes'
import type { ContentArticle, ContentFact, ContentSection } from './content-parts'
import type { ExportLoss, ExportLosses } from './export-losses'

/** An article with its text, and the facts of it that leave. */
export type ArticleToWrite = {
  readonly articleId: string
  readonly text: string
  readonly facts: readonly FactView[]
}

/** A link as it is stored, from one fact to the other. */
export type StoredLink = {
  readonly factId: FactId
  readonly otherFactId: FactId
  readonly kind: LinkKind
  readonly note: string
}

type Written = {
  readonly article: ContentArticle
  readonly sections: readonly ContentSection[]
  readonly facts: readonly { readonly view: FactView; readonly fact: ContentFact }[]
}

const liveCards = ({ cards }: FactView): readonly CardView[] => cards.filter(({ retiredAt }) => retiredAt === null)

/** Lets others have their turn: reading a fact back takes some milliseconds. */
type Pause = () => Promise<void>

/** The facts of an article that a content file can hold, each read back as it is here; what it cannot hold is counted. */
const writtenOf = async (
  { articleId, text, facts }: ArticleToWrite,
  losses: ExportLosses,
  pause: Pause,
): Promise<Written | null> => {
  const [{ source } = {}] = facts
  if (!source) return null
  const lose = (why: ExportLoss, cards: readonly CardView[]) => {
    for (const { front } of cards) losses.add(why, front)
  }
  const loseAll = (why: ExportLoss) => lose(why, facts.flatMap(liveCards))
  const { title, shortTitle = null, authors, outlet, published, url } = source
  if (authors.length === 0 || outlet === null || published === null) {
    loseAll('details')
    return null
  }
  const article: ContentArticle = {
    key: contentKey({ key: source.key, id: articleId }),
    title,
    shortTitle,
    authors,
    outlet,
    published,
    url: url !== null && /^https?:\/\//iu.test(url) ? url : null,
  }
  const sections = contentSections(
    text,
    facts.map(({ passage }) => passage.exact).filter((words) => words !== ''),
  )
  const wrong = wrongNotes(article, sections)
  if (wrong !== null) {
    loseAll(wrong)
    return null
  }
  const keptOf = (view: FactView): Written['facts'] => {
    const cards = liveCards(view)
    const section = view.passage.exact === '' ? -1 : sectionOfPassage(sections, view.passage.exact)
    if (section < 0) {
      lose('room', cards)
      return []
    }
    const plain = {
      key: contentKey({ key: view.key, id: view.factId }),
      kind: view.kind,
      weight: view.weight,
      statement: view.statement,
      passage: view.passage.exact,
      section,
      asOf: view.asOf,
      reviewBy: view.reviewBy,
      speaker: view.speaker,
      hedge: view.hedge,
      topics: view.topics,
      people: view.people,
      places: view.places,
      also: [],
      links: [],
    }
    const entries = cardEntriesOf(cards).filter((entry) => {
      const isShown = entry.some(showsMedia)
      if (isShown) lose('pictures', entry)
      else if (!isWholeEntry(entry)) lose('unchecked', entry)
      return !isShown && isWholeEntry(entry)
    })
    const isWritable = (some: ContentFact['entries']) =>
      some.length > 0 && whyUnwritable(article, sections, { ...plain, entries: some }) === null
    // A card that cannot be written does not take the others with it.
    const good = isWritable(entries) ? entries : entries.filter((entry) => isWritable([entry]))
    const own = good.length === entries.length || isWritable(good) ? good : []
    for (const entry of entries) if (!own.includes(entry)) lose('unchecked', entry)
    for (const { front, extra } of own.flat()) if (extra !== null) losses.add('extra', front)
    return own.length > 0 ? [{ view, fact: { ...plain, entries: own } }] : []
  }
  const kept: Written['facts'][number][] = []
  for (const view of facts) {
    kept.push(...keptOf(view))
    await pause()
  }
  return kept.length > 0 ? { article, sections, facts: kept } : null
}

type Beside = { readonly also: ContentFact['also']; readonly links: ContentFact['links'] }

/** What facts say of other articles and facts, as far as these are in the files too. */
const besideOf = (written: readonly Written[], links: readonly StoredLink[], losses: ExportLosses) => {
  const texts = new Map(
    written.map(({ article, sections }) => [article.key, sections.flatMap(({ blocks }) => blocks).join('\n\n')]),
  )
  const keys = new Map(written.flatMap(({ facts }) => facts.map(({ view, fact }) => [view.factId, fact.key] as const)))
  return ({ view, fact }: Written['facts'][number], articleKey: string): Beside => {
    const seen = new Set([`${articleKey} ${fact.passage}`])
    const also = view.also.flatMap(({ article, exact, role, note }): Beside['also'] => {
      const key = contentKey({ key: article.key, id: article.articleId })
      const text = texts.get(key)
      const name = `${key} ${exact}`
      const isFound = text !== undefined && !('failure' in anchorIn(text, exact)) && !seen.has(name)
      if (!isFound) losses.add('further', view.statement)
      seen.add(name)
      return isFound ? [{ article: key, passage: exact, role, note }] : []
    })
    const own = links.filter(({ factId }) => factId === view.factId)
    const named = own.flatMap(({ otherFactId, kind, note }): Beside['links'] => {
      const other = keys.get(otherFactId)
      if (other === undefined) losses.add('further', view.statement)
      // A contradiction is stored in both directions, and named on one side.
      if (other === undefined || (kind === 'contradicts' && other < fact.key)) return []
      return [{ fact: other, kind, note }]
    })
    return { also, links: named }
  }
}

const errorsIn = async (files: ReadonlyMap<string, string>, pause: Pause): Promise<number> => {
  const read: ReturnType<typeof parseArticleFile>[] = []
  for (const [name, text] of files) {
    read.push(parseArticleFile(name, text))
    await pause()
  }
  const articles = read.flatMap(({ article }) => (article ? [article] : []))
  const problems = [...read.flatMap(({ problems: own }) => own), ...checkLibrary(articles)]
  return problems.filter(({ severity }) => severity === 'error').length
}

const filesOf = (written: readonly Written[], beside: (fact: Written['facts'][number], key: string) => Beside) =>
  new Map(
    written.map(({ article, sections, facts }) => [
      `${article.key}.md`,
      contentText(
        article,
        sections,
        facts.map((one) => ({ ...one.fact, ...beside(one, article.key) })),
      ),
    ]),
  )

/** What content files hold of articles: their texts by name, and how many cards are in them. */
export type ContentFilesWritten = { readonly files: ReadonlyMap<string, string>; readonly cards: number }

/**
 * Content files of articles, one each, that their own check accepts: each fact is read back before it is written, and all
 * files together at the end. What they cannot hold is counted.
 */
export const contentFilesOf = async (
  articles: readonly ArticleToWrite[],
  links: readonly StoredLink[],
  losses: ExportLosses,
  pause: Pause,
): Promise<ContentFilesWritten> => {
  const written: Written[] = []
  for (const article of articles) {
    const own = await writtenOf(article, losses, pause)
    if (own !== null) written.push(own)
  }
  const cards = written.reduce(
    (sum, { facts }) => sum + facts.reduce((own, { fact }) => own + fact.entries.flat().length, 0),
    0,
  )
  const files = filesOf(written, besideOf(written, links, losses))
  if ((await errorsIn(files, pause)) === 0) return { files, cards }
  for (const { facts } of written)
    for (const { view } of facts) if (view.also.length + view.links.length > 0) losses.add('further', view.statement)
  return { files: filesOf(written, () => ({ also: [], links: [] })), cards }
}
