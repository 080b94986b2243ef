import { namesLine } from '../../domain/format/names-line'
import type { FileNoteType, SampleCard } from '../../domain/imports/import-options'
import type { OriginalNote } from '../../domain/imports/import-report'
import { LONGEST_SOURCE } from '../../domain/imports/source-line'
import { shortened } from '../../domain/shortened'
import { wordsOfHtml } from './html-nodes'
import { LONGEST_SOURCE_FIELD, sourceParts } from './source-of-note'
import type { StagedCard, StagedNote } from './staged-note'

/** What fields with a source are called, folded to letters. */
const NAMES = new Set(
  'source sources sourceurl sourcelink url urls link links website web reference references ref citation citations cite quelle quellen quellenangabe webseite fuente fuentes enlace origine lien fonte fonti riferimento bron bronnen källa källor kilde źródło источник источники 出典 来源'.split(
    ' ',
  ),
)

const folded = (name: string): string =>
  name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}]/gu, '')

const ADDRESS = /^\s*(?:<a\b[^<>]*>\s*)?https?:\/\/[^\s<>]+\s*(?:<\/a>)?\s*$/iu
/** Of the filled values of a field, at least this share must be addresses. */
const SHARE = 0.8
const LONGEST_LOOKED_AT = 1_000
const MOST_EXAMPLES = 2
const EXAMPLE_CHARACTERS = 60
/** A collection with more was not made by hand. */
const MOST_TYPES = 200

const MOST_SAMPLES = 3
/** A card with more is no sample that anybody reads. */
const LONGEST_SAMPLE = 4_000

type CountedNote = {
  readonly original: Pick<OriginalNote, 'noteType' | 'fields'>
  readonly cards: readonly Pick<StagedCard, 'form' | 'deletion' | 'front' | 'back' | 'hint' | 'extra'>[]
} & Pick<StagedNote, 'topics' | 'isMarked' | 'isLeech'>

const isShort = ({ front, back, extra = '' }: CountedNote['cards'][number]): boolean =>
  front.length + back.length + extra.length <= LONGEST_SAMPLE

/** A leech that only its tag says keeps the tag as a topic. */
const statesOf = ({ topics, isMarked, isLeech = false }: CountedNote): SampleCard['states'] => [
  ...(isLeech && !topics.some((topic) => topic.toLowerCase() === 'leech') ? (['leech'] as const) : []),
  ...(isMarked ? (['marked'] as const) : []),
]

const partsOf = ({ original: { noteType, fields } }: CountedNote): SampleCard['sourceParts'] =>
  fields.map(([name, html]) => {
    const parts = html.length > LONGEST_SOURCE_FIELD ? null : sourceParts(html.trim(), noteType)
    return [name, parts?.some((part) => part.length > LONGEST_SOURCE) ? null : parts]
  })

const sampleOf = (
  note: CountedNote,
  { form, deletion, front, back, hint, extra }: CountedNote['cards'][number],
): SampleCard => ({
  card: { form, deletion, front, back, hint, ...(extra === undefined ? {} : { extra }), aliases: [] },
  tags: namesLine(note.topics),
  states: statesOf(note),
  sourceParts: partsOf(note),
})

type CountedField = { filled: number; addresses: number; readonly examples: string[] }

/** The note types of a package with their fields, counted note by note. */
export const openNoteTypes = () => {
  const types = new Map<
    string,
    { notes: number; readonly samples: SampleCard[]; readonly fields: Map<string, CountedField> }
  >()
  return {
    add: (note: CountedNote): void => {
      const {
        original: { noteType, fields },
        cards,
      } = note
      const type = types.get(noteType) ?? { notes: 0, samples: [], fields: new Map<string, CountedField>() }
      if (!types.has(noteType) && types.size >= MOST_TYPES) return
      types.set(noteType, type)
      type.notes += 1
      for (const card of cards)
        if (type.samples.length < MOST_SAMPLES && isShort(card)) type.samples.push(sampleOf(note, card))
      for (const [name, html] of fields) {
        const field = type.fields.get(name) ?? { filled: 0, addresses: 0, examples: [] }
        type.fields.set(name, field)
        if (html === '' || html.length > LONGEST_LOOKED_AT) continue
        field.filled += 1
        if (ADDRESS.test(html)) field.addresses += 1
        if (field.examples.length >= MOST_EXAMPLES) continue
        const example = shortened(wordsOfHtml(html), EXAMPLE_CHARACTERS)
        if (example !== '' && !field.examples.includes(example)) field.examples.push(example)
      }
    },
    all: (): readonly FileNoteType[] =>
      [...types]
        .map(([name, { notes, samples, fields }]) => ({
          name,
          notes,
          samples,
          fields: [...fields].map(([field, { filled, addresses, examples }], at) => ({
            name: field,
            examples,
            // The first field is what a note is about, whatever it holds.
            isLikelySource: at > 0 && filled > 0 && (NAMES.has(folded(field)) || addresses >= filled * SHARE),
          })),
        }))
        .sort((a, b) => b.notes - a.notes || (a.name < b.name ? -1 : 1)),
  }
}
