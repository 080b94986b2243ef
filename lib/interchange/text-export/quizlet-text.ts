import type { CardSides } from '../../domain/cards/card'
import { deletions } from '../../domain/cards/cloze'
import { answerText, questionText } from '../../domain/cards/sides'
import { type CardNote, oneWay } from './card-note'
import type { ExportLosses } from './export-losses'
import type { NotesFile } from './notes-file'
import { inOneLine } from './sections'

type Sides = Pick<CardSides, 'form' | 'deletion' | 'front' | 'back'>

/** Each gap of a sentence is a term of its own. */
const sidesOf = (note: CardNote, losses: ExportLosses): readonly Sides[] =>
  note.form === 'cloze'
    ? deletions(note.question).map((deletion) => ({ form: 'cloze', deletion, front: note.question, back: '' }))
    : oneWay(note, losses).map(({ question, answer }) => {
        return { form: 'question', deletion: 0, front: question, back: answer }
      })

const rowsOf = (note: CardNote, losses: ExportLosses): readonly string[] => {
  if (note.form === 'cloze') losses.add('gaps', note.question)
  return sidesOf(note, losses).map((sides) => {
    // These are counted as cards, as the export counts what it holds.
    if (note.below.length > 0) losses.add('source', note.question)
    if (note.topics.length > 0) losses.add('no-topics', note.question)
    if (note.deck !== null) losses.add('no-deck', note.question)
    const [term, definition] = [questionText(sides), answerText(sides)]
    if (/\n/u.test(`${term}${definition}`)) losses.add('lines', term)
    if (sides.form !== 'cloze' && (term !== sides.front || definition !== sides.back)) losses.add('formatting', term)
    return `${inOneLine(term)}\t${inOneLine(definition)}\n`
  })
}

/** Notes as text for Quizlet: a term, a tab and its definition in each line. It shows plain words. */
export const openQuizletText = (losses: ExportLosses): NotesFile => {
  const rows: string[] = []
  return { add: (note) => void rows.push(...rowsOf(note, losses)), finish: () => rows.join('') }
}
