import { canonicalText, countWords, parseBlocks } from '../content/canonical-text'
import { type FactFile, readFacts } from './article-facts'
import { articleLayoutOf } from './article-layout'
import { FRONT_MATTER_GUIDE, frontMatterSchema } from './article-schema'
import { readYaml, schemaProblems } from './article-yaml'
import { type Problem, problemsOf } from './problem'

export type { AlsoFile, FactFile, LinkFile } from './article-facts'
export type { Problem } from './problem'

/** One article of the library: bibliography, canonical text of the notes, and facts. */
export type ArticleFile = {
  readonly file: string
  readonly key: string
  readonly title: string
  /** Stands above cards in place of a title that does not fit there. */
  readonly shortTitle: string | null
  readonly authors: readonly string[]
  readonly outlet: string
  /** EDTF. */
  readonly published: string
  readonly url: string | null
  readonly topics: readonly string[]
  /** Canonical text of the notes, without front matter and facts; what anchors point into. */
  readonly text: string
  readonly facts: readonly FactFile[]
}

const MOST_WORDS = 800
const FEWEST_WORDS = 250
/** The source of this one is an abstract; longer notes would have to add to it. */
const FEWEST_WORDS_OF: ReadonlyMap<string, number> = new Map([['influence-in-italy', 120]])

/**
 * Reads one content file as docs/CONTENT.md describes it. Gives every problem with its line; `article` is null only
 * where the front matter cannot be used, and holds the facts whose own fields are right.
 */
export function parseArticleFile(
  fileName: string,
  source: string,
): { article: ArticleFile | null; problems: Problem[] } {
  const problem = problemsOf(fileName)
  const layout = articleLayoutOf(source, problem)
  const problems = [...layout.problems]
  if (!layout.frontMatter) return { article: null, problems }
  const front = readYaml(layout.frontMatter, problem)
  problems.push(...front.problems)
  const parsed = frontMatterSchema.safeParse(front.value)
  if (!parsed.success) {
    if (front.problems.length === 0)
      problems.push(...schemaProblems(parsed.error, front, [], FRONT_MATTER_GUIDE, problem))
    return { article: null, problems }
  }
  const { id, title, 'short-title': shortTitle = null, authors, outlet, published, url, topics } = parsed.data
  const text = canonicalText(layout.notes)
  const blocks = parseBlocks(text)
  const words = blocks.reduce((sum, block) => sum + (block.kind === 'heading' ? 0 : countWords(block.text)), 0)
  const starts = [0, ...blocks.flatMap((block) => (block.kind === 'heading' ? [block.start] : []))]
  const sectionOf = (index: number) => ({ start: starts[index] ?? 0, end: starts[index + 1] ?? text.length })
  const fewest = FEWEST_WORDS_OF.get(id) ?? FEWEST_WORDS
  if (words < fewest || words > MOST_WORDS) {
    const what = `The notes have ${words} words`
    const remedy = `Write ${fewest} to ${MOST_WORDS}, headings not counted`
    problems.push({ ...problem(layout.frontMatter.firstLine, what, remedy), code: 'word-count' })
  }
  if (layout.facts.length === 0) {
    const [what, remedy] = ['The article has no facts', 'Add blocks fenced with ```facts']
    problems.push({ ...problem(layout.frontMatter.firstLine, what, remedy), code: 'no-facts' })
  }
  const facts = layout.facts.flatMap((part) => {
    const yaml = readYaml(part, problem)
    const source = { authors, outlet }
    const setting = { text, section: sectionOf(part.section), published, topics, source }
    const read = readFacts(yaml, setting, problem)
    problems.push(...yaml.problems, ...read.problems)
    return read.facts
  })
  const bibliography = { title, shortTitle, authors, outlet, published, url: url ?? null }
  const article = { file: fileName, key: id, ...bibliography, topics, text, facts }
  return { article, problems: problems.sort((a, b) => a.line - b.line) }
}
