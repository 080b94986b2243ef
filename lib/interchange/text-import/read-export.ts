import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { z } from 'zod'
import { type AnyJsonLine, JSON_LINES, type JsonLineType } from '../text-export/json-line'
import { TextFileError } from './text-failure'

const LONGEST_LINE = 32 * 1024 * 1024
const typed = z.object({ type: z.enum(Object.keys(JSON_LINES) as [JsonLineType, ...JsonLineType[]]) }) // the keys are the types

/** Whether the first bytes of a file are those of an export. */
export const isJsonLines = (beginning: string): boolean =>
  /^\uFEFF?\{"type":"export","format":"aide-memoire"/u.test(beginning)

const wrong = (line: number, what: string): TextFileError =>
  new TextFileError(`Line ${line.toLocaleString('en-GB')} of the export is not valid: ${what}. Export it again.`)

async function* linesIn(path: string): AsyncGenerator<string> {
  let rest = ''
  let line = 1
  for await (const chunk of createReadStream(path, 'utf8')) {
    const parts = (rest + chunk).split('\n')
    rest = parts.pop() ?? ''
    if (rest.length > LONGEST_LINE) throw wrong(line + parts.length, 'it is too long')
    for (const part of parts) {
      yield part
      line += 1
    }
  }
  if (rest !== '') yield rest
}

const parsed = (text: string, line: number): AnyJsonLine => {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    throw wrong(line, 'it is not JSON')
  }
  const type = typed.safeParse(json)
  if (!type.success) throw wrong(line, 'its type is not known')
  const read = JSON_LINES[type.data.type].safeParse(json)
  if (read.success) return read.data as AnyJsonLine // the schema of its own type
  const [issue] = read.error.issues
  throw wrong(line, `${issue?.path.join('.') || type.data.type}: ${issue?.message ?? 'wrong'}`)
}

/** Checks that a line names only what came before it, and that texts are what they are said to be. */
const openCheck = () => {
  const ids = new Map<JsonLineType, Set<string>>()
  const texts = new Map<string, string>()
  const know = (type: JsonLineType, id: string) => {
    const known = ids.get(type) ?? new Set()
    ids.set(type, known)
    if (known.has(id)) return false
    known.add(id)
    return true
  }
  const has = (type: JsonLineType, id: string) => ids.get(type)?.has(id) === true
  return (line: AnyJsonLine, at: number): void => {
    const need = (type: JsonLineType, id: string) => {
      if (!has(type, id)) throw wrong(at, `it names the ${type} ${id}, which does not come before it`)
    }
    if ('id' in line && line.type !== 'passage' && !know(line.type, line.id))
      throw wrong(at, `its id ${line.id} repeats`)
    switch (line.type) {
      case 'snapshot':
        need('article', line.articleId)
        if (createHash('sha256').update(line.text).digest('hex') !== line.sha256)
          throw wrong(at, 'the text of the snapshot is not the one that its hash is of')
        texts.set(line.id, line.text)
        return
      case 'passage':
        need('snapshot', line.snapshotId)
        know('passage', line.id)
        if (texts.get(line.snapshotId)?.slice(line.start, line.end) !== line.exact)
          throw wrong(at, 'the words of the passage are not at their place in the snapshot')
        return
      case 'fact':
        need('article', line.articleId)
        need('passage', line.passageId)
        for (const { passageId, articleId } of line.furtherPassages) {
          need('passage', passageId)
          need('article', articleId)
        }
        for (const id of line.deckIds) need('deck', id)
        return
      case 'card':
        need('fact', line.factId)
        return
      case 'memory':
      case 'entry':
        need('card', line.cardId)
        return
      default:
        return
    }
  }
}

/**
 * The lines of an export that `aide export` wrote, each checked by the published schema, one after the other.
 * @throws TextFileError at the first that is not valid
 */
export async function* exportLines(path: string): AsyncGenerator<AnyJsonLine> {
  const check = openCheck()
  let at = 0
  for await (const text of linesIn(path)) {
    at += 1
    if (text.trim() === '') continue
    const line = parsed(at === 1 ? text.replace(/^\uFEFF/u, '') : text, at)
    if ((line.type === 'export') !== (at === 1))
      throw wrong(at, 'an export begins with the line “export” and has it once')
    check(line, at)
    yield line
  }
}
