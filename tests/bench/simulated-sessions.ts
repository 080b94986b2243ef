import type { CardId, FactId, ReviewId, SettingsId } from '@/lib/domain/ids'
import { minutesOfCounts } from '@/lib/domain/queue/estimate'
import { type PacedAnswer, studyPaceOf } from '@/lib/domain/queue/pace'
import { buildQueue, type QueueCard } from '@/lib/domain/queue/queue'
import { kindOf } from '@/lib/domain/queue/queue-card'
import type { StudyCard } from '@/lib/domain/queue/study-card'
import { fsrsModel } from '@/lib/domain/scheduling/fsrs'
import type { Memory, Rating } from '@/lib/domain/scheduling/memory'
import { recallOf } from '@/lib/domain/scheduling/recall'
import { DEFAULT_QUEUE, DEFAULT_SCHEDULING } from '@/lib/domain/scheduling/settings'
import { cardUp, memoryOf, minutesLeftAt, openSession, type ReviewSession } from '@/lib/domain/session/review-session'
import { studyCard, studySession } from '@/lib/domain/session/session.fixture'
import { sessionAfter } from '@/lib/domain/session/session-events'
import type { SessionMoment } from '@/lib/domain/session/session-move'
import { studyCalendar } from '@/lib/domain/time/study-day'
import { DAY_MS, MINUTE_MS } from '@/lib/domain/time/units'
import { seeded } from './random'

/** How a simulated learner answers: median seconds by what the card is, and how grades are spread. */
export type SimulatedLearner = {
  readonly name: string
  readonly medianSeconds: { readonly new: number; readonly learning: number; readonly review: number }
  /** Of the logarithm of the seconds: 0.5 means that two answers in three lie between 0.6 and 1.6 times the median. */
  readonly spread: number
  /** Shares of Again and Hard for cards that are new or in steps; Easy is given once in twenty. */
  readonly again: { readonly new: number; readonly learning: number }
  /** By how much recall in reviews is below what the schedule predicts. */
  readonly worseBy: number
}

export const LEARNERS: readonly SimulatedLearner[] = [
  {
    name: 'quick',
    medianSeconds: { new: 7, learning: 3, review: 4 },
    spread: 0.5,
    again: { new: 0.1, learning: 0.1 },
    worseBy: 0,
  },
  {
    name: 'usual',
    medianSeconds: { new: 18, learning: 8, review: 9 },
    spread: 0.5,
    again: { new: 0.2, learning: 0.15 },
    worseBy: 0.03,
  },
  {
    name: 'slow',
    medianSeconds: { new: 40, learning: 18, review: 22 },
    spread: 0.6,
    again: { new: 0.35, learning: 0.25 },
    worseBy: 0.1,
  },
]

/** What a session said that it takes when it opened, and what its answers took, in minutes. */
export type TimedSession = {
  readonly estimated: number
  readonly real: number
  readonly answers: number
  /** Its answers as the pace reads them, in their order. */
  readonly paced: readonly PacedAnswer[]
  /** New cards and reviews that it opened with. */
  readonly opened: { readonly new: number; readonly due: number }
}

const START = Date.UTC(2026, 10, 23, 9)
const CARDS = 1_000
/** The log is read so far back, as `recentAnswers` does. */
const ANSWERS_READ = 500
const MOST_SECONDS = 120

/** One session a day on the real session machine: estimates from the learner's own log, then every answer to the end. */
export const simulatedSessions = (learner: SimulatedLearner, days: number, seed: number): readonly TimedSession[] => {
  const random = seeded(seed)
  const model = fsrsModel(DEFAULT_SCHEDULING.weights)
  const calendar = studyCalendar(DEFAULT_SCHEDULING.timeZone, DEFAULT_SCHEDULING.dayStartHour)
  const cards = new Map(Array.from({ length: CARDS }, (_, i) => [`card-${i}` as CardId, studyCard(String(i))]))
  const memories = new Map<CardId, Memory | null>()
  const log: PacedAnswer[] = []
  let ids = 0

  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
  const secondsOf = (kind: 'new' | 'learning' | 'review') =>
    Math.min(MOST_SECONDS, learner.medianSeconds[kind] * Math.exp(learner.spread * normal()))
  const ratingOf = (memory: Memory | null, at: number): { rating: Rating; kind: 'new' | 'learning' | 'review' } => {
    const state = memory?.state ?? 'new'
    const kind = state === 'relearning' ? 'learning' : state
    const again = kind === 'review' ? 1 - (recallOf(memory, at, model) ?? 1) + learner.worseBy : learner.again[kind]
    const draw = random()
    return { kind, rating: draw < again ? 1 : draw < again + 0.1 ? 2 : draw > 0.95 ? 4 : 3 }
  }

  const opened = (now: number): ReviewSession => {
    const day = calendar.dayOf(now)
    const all = [...cards.values()].map(
      (card, position): QueueCard => ({
        cardId: card.cardId,
        factId: card.factId as FactId,
        memory: memories.get(card.cardId) ?? null,
        weight: 'should',
        position,
      }),
    )
    const due = all.filter(({ memory }) => memory?.dueDay != null && memory.dueDay <= day)
    const queue = buildQueue({
      learning: due.filter((card) => kindOf(card) === 'intraday'),
      interday: due.filter((card) => kindOf(card) === 'interday'),
      due: due.filter((card) => kindOf(card) === 'review'),
      fresh: all.filter((card) => kindOf(card) === 'new'),
      settings: DEFAULT_QUEUE,
      day,
      now,
      done: { new: 0, reviews: 0 },
      factsDoneToday: new Map(),
    })
    const studied = ({ cardId, memory }: QueueCard): StudyCard[] => {
      const card = cards.get(cardId)
      return card ? [{ ...card, memory }] : []
    }
    return openSession(
      studySession([], {
        now,
        day,
        settingsId: 'settings' as SettingsId,
        main: queue.main.flatMap(studied),
        learning: queue.learning.flatMap(studied),
        pace: studyPaceOf(log.slice(-ANSWERS_READ), DEFAULT_SCHEDULING),
      }),
    )
  }

  const answerAll = (start: ReviewSession, begin: number): { real: number; answers: number } => {
    let [session, at, seconds] = [start, begin, 0]
    const moment = (seenMs: number): SessionMoment => ({ at, seenMs, newId: () => `id-${++ids}` as ReviewId })
    for (;;) {
      if (session.state.next.kind === 'done') return { real: seconds / 60, answers: session.state.answered.length }
      if (session.state.next.kind === 'wait') {
        at = Math.max(at + 1, session.state.next.untilMs)
        session = sessionAfter(session, { kind: 'tick' }, moment(0))?.session ?? session
        continue
      }
      const card = cardUp(session)
      if (!card) throw new Error('a card is up, or the session is over')
      const { rating, kind } = ratingOf(memoryOf(session, card.cardId), at)
      const taken = secondsOf(kind)
      const half = (taken * 1000) / 2
      at += half
      session = sessionAfter(session, { kind: 'show', typed: null }, moment(half))?.session ?? session
      at += half
      session = sessionAfter(session, { kind: 'grade', rating }, moment(half))?.session ?? session
      const thinkingMs = session.state.answered.at(-1)?.thinkingMs ?? 0
      seconds += thinkingMs / 1000
      log.push({ state: kind === 'learning' ? 'learning' : kind, rating, seconds: thinkingMs / 1000 })
      memories.set(card.cardId, memoryOf(session, card.cardId))
    }
  }

  return Array.from({ length: days }, (_, i): TimedSession => {
    const now = START + i * DAY_MS + Math.floor(random() * 30) * MINUTE_MS
    const session = opened(now)
    const estimated = minutesLeftAt(session, now)
    const before = log.length
    const { main } = session.state.queue
    const fresh = main.filter(({ memory }) => memory === null).length
    const answered = answerAll(session, now)
    return { estimated, ...answered, paced: log.slice(before), opened: { new: fresh, due: main.length - fresh } }
  })
}

/** How far estimates are from the real minutes: of all sessions together, and of each, as shares of the real minutes. */
export const errorsOf = (sessions: readonly TimedSession[]) => {
  const sum = (of: (session: TimedSession) => number) => sessions.reduce((total, session) => total + of(session), 0)
  const each = sessions.map(({ estimated, real }) => Math.abs(estimated - real) / real).sort((a, b) => a - b)
  const together = Math.abs(sum(({ estimated }) => estimated) - sum(({ real }) => real)) / sum(({ real }) => real)
  return { together, median: each[Math.floor(each.length / 2)] ?? Number.NaN, worst: each.at(-1) ?? Number.NaN }
}

/**
 * How far the minutes of a first session, estimated from its first answers alone, are from the real ones, as a share of
 * these.
 */
export const errorAfter = ({ paced, opened, real }: TimedSession, answers: number): number =>
  Math.abs(minutesOfCounts(opened, studyPaceOf(paced.slice(0, answers), DEFAULT_SCHEDULING)) - real) / real
