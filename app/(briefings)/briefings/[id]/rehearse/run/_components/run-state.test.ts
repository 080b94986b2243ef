import { describe, expect, it } from 'vitest'
import type { RehearsalFormat } from '@/lib/domain/briefing/briefing'
import type { ArticleId, CardId, FactId, SettingsId } from '@/lib/domain/ids'
import { anId } from '@/lib/domain/ids.fixture'
import type { RehearsalQuestion, RehearsalSheet } from '@/lib/services/rehearsal/load-rehearsal'
import {
  accepted,
  canUndo,
  choose,
  gradeQuestion,
  mark,
  openRun,
  questionUp,
  type RunState,
  typed,
  undoQuestion,
} from './run-state'

const question = (name: string, format: RehearsalFormat): RehearsalQuestion => ({
  item: {
    cardId: anId(name),
    factId: anId(`fact ${name}`),
    format,
    hinted: false,
    predictedRecall: 0.6,
    options: format === 'choice' ? ['Aktau', 'Baku', 'Astrakhan'] : [],
  },
  hint: null,
  card: {
    cardId: anId<CardId>(name),
    factId: anId<FactId>(`fact ${name}`),
    form: 'typed',
    deletion: 0,
    front: 'Which port?',
    back: 'Astrakhan',
    hint: null,
    aliases: [],
    position: 0,
    siblings: [],
    fact: { kind: 'place', weight: 'must', statement: 's', asOf: null, reviewBy: null, speaker: null, hedge: null },
    source: {
      articleId: anId<ArticleId>('a'),
      articleKey: 'ports',
      origin: 'content',
      title: 'Ports',
      authors: [],
      outlet: null,
      published: null,
      before: '',
      exact: 'Astrakhan is the port.',
      after: '',
    },
    also: [],
    links: [],
  },
})

const sheet = (...formats: RehearsalFormat[]): RehearsalSheet => ({
  id: 'r',
  briefing: { id: 'b', title: 'Committee', at: 9 },
  startedAt: 0,
  endedAt: null,
  minutes: 10,
  answers: [],
  questions: formats.map((format, at) => question(`${format}-${at}`, format)),
  settingsId: anId<SettingsId>('s'),
  singleKeys: true,
  contextLine: true,
})

let made = 0
const moment = (at: number) => ({ at, newId: () => `id-${made++}` })

const marked = (state: RunState, confidence: 1 | 2 | 3 = 2): RunState => {
  const next = mark(state, confidence, 4_000)
  if (!next) throw new Error('the answer was not shown')
  return next
}

describe('answering in a rehearsal', () => {
  it('shows no answer before something is chosen or typed and the learner has said how sure they are', () => {
    expect(mark(openRun(sheet('choice')), 3, 0)).toBeNull()
    expect(mark(openRun(sheet('typed')), 3, 0)).toBeNull()
    expect(typed(openRun(sheet('typed')), 'Baku').face).toEqual({ kind: 'sure', given: 'Baku' })
    expect(marked(openRun(sheet('spoken'))).face).toMatchObject({ kind: 'answer', proposed: 3, chosenRight: null })
  })

  it('takes no option that the question does not offer', () => {
    const state = openRun(sheet('choice'))
    expect(choose(state, 'Oslo')).toBe(state)
  })

  it('grades a choice itself: wrong is Again and goes to the log, right is kept with the rehearsal only', () => {
    const right = gradeQuestion(marked(choose(openRun(sheet('choice')), 'Astrakhan')), 1, 900, moment(1))
    expect(right).toMatchObject({
      entry: null,
      answer: { verdict: 'right', given: 'Astrakhan', reviewId: null, ms: 4_900 },
    })
    const wrong = gradeQuestion(marked(choose(openRun(sheet('choice')), 'Baku')), 4, 900, moment(1))
    expect(wrong).toMatchObject({
      entry: { rating: 1, format: 'choice', mode: 'rehearsal' },
      answer: { verdict: 'wrong' },
    })
    expect(wrong?.answer.reviewId).toBe(wrong?.entry?.id)
  })

  it('proposes Again for a wrong typed answer and leaves the word to the learner', () => {
    const shown = marked(typed(openRun(sheet('typed')), 'Baku'), 3)
    expect(shown.face).toMatchObject({ proposed: 1 })
    expect(accepted(shown).face).toMatchObject({ proposed: 3 })
    expect(gradeQuestion(shown, 3, 0, moment(1))?.answer.verdict).toBe('close')
    expect(gradeQuestion(shown, 1, 0, moment(1))?.answer.verdict).toBe('wrong')
  })

  it('goes on with the next question, and after a reload with answers that were still on the way', () => {
    const given = sheet('spoken', 'typed')
    const move = gradeQuestion(marked(openRun(given)), 3, 1_000, moment(5))
    if (!move) throw new Error('nothing was graded')
    expect(questionUp(move.state)?.item.format).toBe('typed')
    const again = openRun(given, [move.answer])
    expect(again.course).toEqual(move.state.course)
    expect(openRun({ ...given, answers: [move.answer] }, [move.answer]).course).toEqual(move.state.course)
  })

  it('puts an answer after the one before it, also where the clock was set back', () => {
    const first = gradeQuestion(marked(openRun(sheet('spoken', 'spoken'))), 1, 0, moment(1_000))
    const second = first && gradeQuestion(marked(first.state), 3, 0, moment(10))
    expect(second?.answer.at).toBe(1_001)
  })
})

describe('taking the last answer back', () => {
  const must = <T>(value: T | null): T => {
    if (value === null) throw new Error('there is none')
    return value
  }

  it('brings a spoken or typed question back as it was graded, its mark kept, and only the grade open', () => {
    const shown = marked(typed(openRun(sheet('typed', 'spoken')), 'Baku'), 3)
    const move = must(gradeQuestion(shown, 3, 500, moment(10)))
    const back = must(undoQuestion(move.state, moment(20)))
    expect(back.state.face).toMatchObject({ kind: 'answer', given: 'Baku', confidence: 3, proposed: 1 })
    expect(back.state.course).toEqual(shown.course)
    expect(back.state.turn).toBe(move.state.turn + 1)
    const again = must(gradeQuestion(back.state, 1, 0, moment(30)))
    expect(again.answer).toMatchObject({ verdict: 'wrong', confidence: 3, round: 1, given: 'Baku', ms: 4_500 })
  })

  it('asks a choice anew, and logs a void only for what had been logged', () => {
    const right = must(gradeQuestion(marked(choose(openRun(sheet('choice')), 'Astrakhan')), 3, 0, moment(10)))
    const unlogged = must(undoQuestion(right.state, moment(20)))
    expect(unlogged).toMatchObject({ entry: null, taken: { voids: right.answer.id, reviewId: null, at: 20 } })
    expect(unlogged.state.face).toEqual({ kind: 'question', chosen: null })
    const wrong = must(gradeQuestion(marked(choose(openRun(sheet('choice')), 'Baku')), 1, 0, moment(10)))
    const logged = must(undoQuestion(wrong.state, moment(20)))
    expect(logged.entry).toMatchObject({ kind: 'void', voids: wrong.entry?.id, cardId: wrong.answer.cardId, at: 20 })
    expect(logged.taken.reviewId).toBe(logged.entry?.id)
  })

  it('puts the void behind its answer, also where the clock was set back', () => {
    const move = must(gradeQuestion(marked(openRun(sheet('spoken'))), 3, 0, moment(1_000)))
    expect(must(undoQuestion(move.state, moment(10))).taken.at).toBe(1_001)
  })

  it('goes back to the start, answer by answer, and no further', () => {
    let state = openRun(sheet('spoken', 'spoken'))
    expect(undoQuestion(state, moment(1))).toBeNull()
    state = must(gradeQuestion(marked(state), 1, 0, moment(1))).state
    state = must(gradeQuestion(marked(state), 3, 0, moment(2))).state
    state = must(undoQuestion(state, moment(3))).state
    state = must(undoQuestion(state, moment(4))).state
    expect(state.answers).toEqual([])
    expect(state.course).toEqual(openRun(state.sheet).course)
    expect(canUndo(state)).toBe(false)
  })

  it('opens what the last answer had ended, also after a reload, but not what the learner ended', () => {
    const given = sheet('spoken')
    const move = must(gradeQuestion(marked(openRun(given)), 3, 0, moment(5)))
    expect(move.state.course.over).toBe('recalled')
    const back = must(undoQuestion(move.state, moment(6)))
    expect(questionUp(back.state)?.item.cardId).toBe('spoken-0')
    const ended = { ...given, endedAt: 5, answers: [move.answer] }
    expect(canUndo(openRun(ended))).toBe(true)
    expect(questionUp(openRun(ended, [], [back.taken]))?.item.cardId).toBe('spoken-0')
    const left = { ...sheet('spoken', 'spoken'), endedAt: 5, answers: [move.answer] }
    expect(questionUp(openRun(left))).toBeNull()
    expect(undoQuestion(openRun(left), moment(7))).toBeNull()
  })
})
