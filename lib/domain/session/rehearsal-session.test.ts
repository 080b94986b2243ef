import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RehearsalFormat } from '../briefing/briefing'
import type { RehearsalQuestion, RehearsalSheet } from '../briefing/rehearsal/sheet'
import type { ArticleId, CardId, FactId, SettingsId } from '../ids'
import { anId } from '../ids.fixture'
import { RATINGS, type Rating } from '../scheduling/memory'
import {
  canUndo,
  openRehearsal,
  questionUp,
  type RehearsalEvent,
  type RehearsalMove,
  type RehearsalSession,
  rehearsalAfter,
} from './rehearsal-session'

const question = (name: string, format: RehearsalFormat): RehearsalQuestion => ({
  item: {
    cardId: anId(name),
    factId: anId(`fact ${name}`),
    format,
    hinted: false,
    predictedRecall: 0.6,
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
  contextLine: true,
  dates: 'british',
})

let made = 0
const moment = (at: number, seenMs = 0) => ({ at, seenMs, newId: () => `id-${made++}` })
const must = <T>(value: T | null): T => {
  if (value === null) throw new Error('there is none')
  return value
}

const apply = (session: RehearsalSession, event: RehearsalEvent, seenMs = 0): RehearsalSession =>
  must(rehearsalAfter(session, event, moment(0, seenMs))).session
const type = (session: RehearsalSession, text: string) => apply(session, { kind: 'type', text })
const marked = (session: RehearsalSession, confidence: 1 | 2 | 3 = 2) =>
  apply(session, { kind: 'mark', confidence }, 4_000)
const grade = (session: RehearsalSession, rating: Rating, answerMs: number, { at }: { at: number }) => {
  const move = rehearsalAfter(session, { kind: 'grade', rating }, moment(at, answerMs))
  return move && { ...move, answer: answerOf(move) }
}
const answerOf = ({ kept }: RehearsalMove) => {
  if (!kept || 'voids' in kept) throw new Error('nothing was answered')
  return kept
}
const undo = (session: RehearsalSession, { at }: { at: number }) => {
  const move = rehearsalAfter(session, { kind: 'undo' }, moment(at))
  return move && { ...move, taken: voidOf(move) }
}
const voidOf = ({ kept }: RehearsalMove) => {
  if (!kept || !('voids' in kept)) throw new Error('nothing was undone')
  return kept
}

describe('answering in a rehearsal', () => {
  it('shows no answer before something is typed and the learner has said how sure they are', () => {
    expect(rehearsalAfter(openRehearsal(sheet('typed')), { kind: 'mark', confidence: 3 }, moment(0))).toBeNull()
    expect(type(openRehearsal(sheet('typed')), 'Baku').side).toEqual({ kind: 'sure', given: 'Baku' })
    expect(marked(openRehearsal(sheet('spoken'))).side).toMatchObject({
      kind: 'answer',
      proposed: 3,
    })
  })

  it('proposes Again for a wrong typed answer and leaves the word to the learner', () => {
    const shown = marked(type(openRehearsal(sheet('typed')), 'Baku'), 3)
    expect(shown.side).toMatchObject({ proposed: 1 })
    expect(apply(shown, { kind: 'accept', aliases: ['Baku'] }).side).toMatchObject({ proposed: 3 })
    expect(grade(shown, 3, 0, moment(1))?.answer.verdict).toBe('close')
    expect(grade(shown, 1, 0, moment(1))?.answer.verdict).toBe('wrong')
  })

  it('goes on with the next question, and after a reload with answers that were still on the way', () => {
    const given = sheet('spoken', 'typed')
    const move = grade(marked(openRehearsal(given)), 3, 1_000, moment(5))
    if (!move) throw new Error('nothing was graded')
    expect(questionUp(move.session)?.item.format).toBe('typed')
    const again = openRehearsal(given, [move.answer])
    expect(again.progress).toEqual(move.session.progress)
    expect(openRehearsal({ ...given, answers: [move.answer] }, [move.answer]).progress).toEqual(move.session.progress)
  })

  it('puts an answer after the one before it, also where the clock was set back', () => {
    const first = grade(marked(openRehearsal(sheet('spoken', 'spoken'))), 1, 0, moment(1_000))
    const second = first && grade(marked(first.session), 3, 0, moment(10))
    expect(second?.answer.at).toBe(1_001)
  })
})

describe('taking the last answer back', () => {
  it('brings a spoken or typed question back as it was graded, its mark kept, and only the grade open', () => {
    const shown = marked(type(openRehearsal(sheet('typed', 'spoken')), 'Baku'), 3)
    const move = must(grade(shown, 3, 500, moment(10)))
    const back = must(undo(move.session, moment(20)))
    expect(back.session.side).toMatchObject({ kind: 'answer', given: 'Baku', confidence: 3, proposed: 1 })
    expect(back.session.progress).toEqual(shown.progress)
    expect(back.session.turn).toBe(move.session.turn + 1)
    const again = must(grade(back.session, 1, 0, moment(30)))
    expect(again.answer).toMatchObject({ verdict: 'wrong', confidence: 3, round: 1, given: 'Baku', ms: 4_500 })
  })

  it('logs a void for the review', () => {
    const graded = must(grade(marked(type(openRehearsal(sheet('typed')), 'Baku')), 1, 0, moment(10)))
    const undone = must(undo(graded.session, moment(20)))
    expect(undone.entry).toMatchObject({ kind: 'void', voids: graded.entry?.id, cardId: graded.answer.cardId, at: 20 })
    expect(undone.taken.reviewId).toBe(undone.entry?.id)
  })

  it('puts the void behind its answer, also where the clock was set back', () => {
    const move = must(grade(marked(openRehearsal(sheet('spoken'))), 3, 0, moment(1_000)))
    expect(must(undo(move.session, moment(10))).taken.at).toBe(1_001)
  })

  it('goes back to the start, answer by answer, and no further', () => {
    let session = openRehearsal(sheet('spoken', 'spoken'))
    expect(undo(session, moment(1))).toBeNull()
    session = must(grade(marked(session), 1, 0, moment(1))).session
    session = must(grade(marked(session), 3, 0, moment(2))).session
    session = must(undo(session, moment(3))).session
    session = must(undo(session, moment(4))).session
    expect(session.answers).toEqual([])
    expect(session.progress).toEqual(openRehearsal(session.sheet).progress)
    expect(canUndo(session)).toBe(false)
  })

  it('opens what the last answer had ended, also after a reload, but not what the learner ended', () => {
    const given = sheet('spoken')
    const move = must(grade(marked(openRehearsal(given)), 3, 0, moment(5)))
    expect(move.session.progress.over).toBe('recalled')
    const back = must(undo(move.session, moment(6)))
    expect(questionUp(back.session)?.item.cardId).toBe('spoken-0')
    const ended = { ...given, endedAt: 5, answers: [move.answer] }
    expect(canUndo(openRehearsal(ended))).toBe(true)
    expect(questionUp(openRehearsal(ended, [], [back.taken]))?.item.cardId).toBe('spoken-0')
    const left = { ...sheet('spoken', 'spoken'), endedAt: 5, answers: [move.answer] }
    expect(questionUp(openRehearsal(left))).toBeNull()
    expect(undo(openRehearsal(left), moment(7))).toBeNull()
  })
})

describe('whatever is done', () => {
  const event: fc.Arbitrary<RehearsalEvent> = fc.oneof(
    fc.record({ kind: fc.constant('type' as const), text: fc.constantFrom('Astrakhan', 'Baku', '') }),
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('mark' as const), confidence: fc.constantFrom(1, 2, 3) }) },
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('grade' as const), rating: fc.constantFrom(...RATINGS) }) },
    fc.constant<RehearsalEvent>({ kind: 'undo' }),
  )
  const given = sheet('spoken', 'typed', 'spoken', 'typed')

  it('what is kept and logged leads to the answers shown here, and undo back to the start', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 60 }), (events) => {
        let session = openRehearsal(given)
        const moves: RehearsalMove[] = []
        const send = (each: RehearsalEvent) => {
          const move = rehearsalAfter(session, each, moment(moves.length))
          if (move) moves.push(move)
          session = move?.session ?? session
          return move
        }
        for (const each of events) send(each)
        const kept = moves.flatMap((move) => move.kept ?? [])
        const answers = kept.flatMap((one) => ('voids' in one ? [] : [one]))
        const voids = kept.flatMap((one) => ('voids' in one ? [one] : []))
        expect(openRehearsal(given, answers, voids).progress).toEqual(session.progress)
        const voided = new Set(moves.flatMap(({ entry }) => (entry?.kind === 'void' ? [entry.voids] : [])))
        const effective = moves.flatMap(({ entry }) =>
          entry?.kind === 'review' && !voided.has(entry.id) ? [entry.id] : [],
        )
        expect(session.answers.flatMap(({ reviewId }) => reviewId ?? [])).toEqual(effective)
        while (canUndo(session)) send({ kind: 'undo' })
        expect(session.progress).toEqual(openRehearsal(given).progress)
      }),
    )
  })
})
