import type { MakeProblem, Problem } from './problem'

/** YAML inside a content file. `firstLine` is the line of the file on which it begins, counted from 1. */
export type YamlPart = { readonly yaml: string; readonly firstLine: number }
/** A facts block; `section` counts the headings of the notes before it. */
export type FactsPart = YamlPart & { readonly section: number }

export type ArticleLayout = {
  readonly frontMatter: YamlPart | null
  /** The notes without front matter and facts blocks, as they are written. */
  readonly notes: string
  readonly facts: readonly FactsPart[]
  readonly problems: readonly Problem[]
}

const FENCE = /^ {0,3}(`{3,}|~{3,})(.*)$/
const PROSE_REMEDY = 'Write the notes as paragraphs of plain text under ## headings'

/** What a line of the notes is that notes may not hold, or null. */
function foreignMarkup(line: string): string | null {
  if (/^\s*#/.test(line) && !/^## \S/.test(line)) return 'a heading other than “## Words”'
  if (/^\s*([-*+•]|\d+[.)]) /.test(line)) return 'a list'
  if (/^\s*>/.test(line)) return 'a block quote'
  if (/^\s*\|/.test(line)) return 'a table'
  if (/^ {0,3}(-{3,}|\*{3,}|_{3,}|={3,})\s*$/.test(line)) return 'a rule'
  if (/\[[^[\]]*\]\(/.test(line)) return 'a link or picture'
  if (/<\/?[a-z][^<>]*>|<!--/i.test(line)) return 'HTML'
  if (/`|\*\S|\b_\S{1,300}_\b/.test(line)) return 'marks such as *, _ or `'
  return null
}

/** Cuts a content file into front matter, notes and facts blocks. */
export function articleLayoutOf(source: string, problem: MakeProblem): ArticleLayout {
  const lines = source.replace(/^\uFEFF/, '').split(/\r?\n/)
  const problems: Problem[] = []
  const notes: string[] = []
  const facts: FactsPart[] = []
  const frontEnd =
    lines[0]?.trimEnd() === '---' ? lines.findIndex((line, at) => at > 0 && line.trimEnd() === '---') : -1
  if (frontEnd < 0) {
    problems.push(
      problem(1, 'The file has no front matter', 'Begin it with a block of fields between two lines of ---'),
    )
  }
  let section = 0
  let at = frontEnd < 0 ? 0 : frontEnd + 1
  while (at < lines.length) {
    const line = lines[at] ?? ''
    const fence = FENCE.exec(line)
    if (fence) {
      const [, mark = '```', rest = ''] = fence
      const name = rest.trim()
      let end = at + 1
      while (end < lines.length && lines[end]?.trim() !== mark) end += 1
      if (end === lines.length)
        problems.push(problem(at + 1, 'The block is never closed', `Close it with a line of ${mark}`))
      if (name === 'facts') facts.push({ yaml: lines.slice(at + 1, end).join('\n'), firstLine: at + 2, section })
      else problems.push(problem(at + 1, `A block “${name}” does not belong here`, 'Mark blocks of facts as ```facts'))
      notes.push('')
      at = end + 1
      continue
    }
    const foreign = foreignMarkup(line)
    if (foreign !== null) problems.push(problem(at + 1, `The notes hold ${foreign}`, PROSE_REMEDY))
    if (/^#{1,3} \S/.test(line)) section += 1
    notes.push(line)
    at += 1
  }
  const frontMatter = frontEnd < 0 ? null : { yaml: lines.slice(1, frontEnd).join('\n'), firstLine: 2 }
  return { frontMatter, notes: notes.join('\n'), facts, problems }
}
