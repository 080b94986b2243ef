import { parseEdtf } from '../../domain/content/edtf'
import { sourceLineOf } from '../../domain/imports/source-line'
import { SOURCE_LABELS, type SourceLabel } from '../text-export/source-lines'
import type { LooseNote } from './loose-note'
import { linesOfText } from './markdown-note'

const LINE = new RegExp(`^\\s*(?:[-*+]\\s+)?(?:<!--\\s*)?(${SOURCE_LABELS.join('|')}): (.+?)\\s*(?:-->)?\\s*$`, 'u')

/** The id of a block, in a line of its own: what is above it may be lines of a source. */
const ID_LINE = /\n<!--\s*\^[A-Za-z0-9-]+\s*-->$/u

/** The lines at the end of a text that say where it comes from, and the text without them. */
const splitEnd = (text: string) => {
  const lines = [...linesOfText(text.trimEnd().replace(ID_LINE, ''))]
  const said = new Map<SourceLabel, string>()
  for (let found = LINE.exec(lines.at(-1) ?? ''); found; found = LINE.exec(lines.at(-1) ?? '')) {
    lines.pop()
    said.set(found[1] as SourceLabel, found[2] ?? '') // the pattern has these words alone
  }
  return { rest: lines.join('\n').trimEnd(), said }
}

/**
 * A note whose last lines say its source, as an export writes them: “Source: …”, “Passage: …”, “Link: …”, “As of: …”, and
 * “Also: …” for what is shown below the answer. They become what they say, and are no part of the answer.
 */
export const withSourceLines = (note: LooseNote): LooseNote => {
  const { said } = splitEnd(note.original.fields[0]?.[1] ?? '')
  if (said.size === 0) return note
  const side = note.form === 'cloze' && splitEnd(note.answer).said.size === 0 ? 'question' : 'answer'
  const { rest } = splitEnd(note[side])
  if (rest === '' && note.form !== 'cloze') return note
  const { sourceLine, tooLong } = sourceLineOf([said.get('Source') ?? '', said.get('Link') ?? ''])
  const passage = said.get('Passage')
  const asOf = said.get('As of') ?? ''
  const below = said.get('Also')
  return {
    ...note,
    [side]: rest,
    sourceLine,
    extra: [...(passage === undefined ? [] : [`“${passage}”`]), ...(tooLong === '' ? [] : [tooLong])].join(' '),
    asOf: parseEdtf(asOf) === null ? null : asOf,
    ...(below === undefined ? {} : { below }),
  }
}
