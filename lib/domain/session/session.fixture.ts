import type { ArticleId, CardId, FactId, ReviewId, SettingsId } from '../ids'
import { anId } from '../ids.fixture'
import { studyPaceOf } from '../queue/pace'
import type { StudyCard, StudySession } from '../queue/study-card'
import { reviewed } from '../scheduling/answer.fixture'
import type { Memory } from '../scheduling/memory'
import { DEFAULT_QUEUE, DEFAULT_SCHEDULING } from '../scheduling/settings'
import { studyCalendar } from '../time/study-day'
import { DAY_MS } from '../time/units'
import type { SessionMoment } from './session-move'

/** A Tuesday at ten in the morning, UTC. */
export const NOW = Date.UTC(2026, 10, 24, 10)
export const TODAY = studyCalendar('Etc/UTC', 4).dayOf(NOW)

/** The pace of somebody who has answered nothing. */
export const PACE = studyPaceOf([], DEFAULT_SCHEDULING)

/** A card known well enough to be due today after ten days. */
export const KNOWN: Memory = reviewed({ dueDay: TODAY, lastReviewAt: NOW - 10 * DAY_MS, lastReviewDay: TODAY - 10 })

type CardOptions = Partial<Pick<StudyCard, 'form' | 'front' | 'back' | 'memory' | 'deletion'>> & { fact?: string }

export function studyCard(name: string, { fact = name, ...options }: CardOptions = {}): StudyCard {
  return {
    cardId: anId<CardId>(`card-${name}`),
    factId: anId<FactId>(`fact-${fact}`),
    form: 'question',
    deletion: 0,
    front: `What is ${name}?`,
    back: name,
    hint: null,
    aliases: [],
    position: 0,
    siblings: [],
    fact: {
      kind: 'claim',
      weight: 'should',
      statement: `The statement of ${fact}.`,
      asOf: null,
      reviewBy: null,
      speaker: null,
      hedge: null,
    },
    source: {
      articleId: anId<ArticleId>('article'),
      articleKey: 'article',
      origin: 'content',
      title: 'An article',
      authors: ['Ann Author'],
      outlet: null,
      published: null,
      before: 'Before. ',
      exact: `The statement of ${fact}.`,
      after: ' After.',
    },
    also: [],
    links: [],
    memory: null,
    ...options,
  }
}

const siblingsAmong = (cards: readonly StudyCard[], { factId, cardId }: StudyCard) =>
  cards.filter((other) => other.factId === factId && other.cardId !== cardId).map((other) => other.cardId)

/** A session of these cards, each knowing those of its fact among them. */
export function studySession(cards: readonly StudyCard[], options: Partial<StudySession> = {}): StudySession {
  return {
    now: NOW,
    day: TODAY,
    dayEndsAt: NOW + 18 * 3_600_000,
    settingsId: anId<SettingsId>('settings'),
    scheduling: DEFAULT_SCHEDULING,
    queueSettings: DEFAULT_QUEUE,
    isCram: false,
    learning: [],
    main: cards.map((card) => ({ ...card, siblings: siblingsAmong(cards, card) })),
    counts: { new: cards.length, learning: 0, due: 0 },
    limitReached: { new: false, reviews: false },
    beyondLimits: { new: 0, reviews: 0 },
    notes: { start: null, early: null, leftOut: null },
    pace: PACE,
    load: [],
    ...options,
  }
}

export const SEEN_MS = 3_000

/** Moments one second apart, with ids that sort by time as UUIDv7 do; each side has been seen for three seconds. */
export function clock(): () => SessionMoment {
  let seconds = 0
  let ids = 0
  return () => {
    seconds += 1
    return {
      at: NOW + seconds * 1_000,
      seenMs: SEEN_MS,
      newId: () => {
        ids += 1
        return anId<ReviewId>(`id-${String(ids).padStart(6, '0')}`)
      },
    }
  }
}
