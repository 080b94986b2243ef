import { articleOfKey } from '../../data/queries/articles/article-page'
import {
  countToRead,
  findReading,
  type OfferedReading,
  readingsOfDay,
  readingsToRead,
  readSamples,
  textLengths,
} from '../../data/queries/reading/readings'
import { planReading } from '../../domain/reading/plan'
import { readShare, UNREAD } from '../../domain/reading/progress'
import { minutesFor, wordsPerMinute } from '../../domain/reading/speed'
import type { Context } from '../context'
import { studyDayOf } from '../learner/study-day-of'

/** A day holds a handful of articles; the rest of a long list needs not be looked at. */
const MOST_LOOKED_AT = 30
const SAMPLES = 30

/** What the actor may read today, within the minutes of a day, at their own pace. */
export const loadReadingOfDay = async (ctx: Context) => {
  const { learnerId, workspaceIds } = ctx.actor
  const store = ctx.engine.read
  const { day } = await studyDayOf(ctx)
  const offered = await readingsOfDay(store, learnerId, workspaceIds, day, MOST_LOOKED_AT)
  const pace = wordsPerMinute(await readSamples(store, learnerId, SAMPLES))
  const articleIds = offered.map(({ articleId }) => articleId)
  const lengths = await textLengths(store, workspaceIds, articleIds)
  const minutesLeft = ({ articleId, readPoint }: OfferedReading) =>
    minutesFor(Math.max(0, (lengths.get(articleId) ?? 0) - readPoint), pace)
  const items = offered.flatMap((reading) =>
    reading.state === 'waiting' || reading.state === 'reading'
      ? [{ ...reading, state: reading.state, minutesLeft: minutesLeft(reading) }]
      : [],
  )
  return {
    articles: planReading(items, day).map(({ item, minutes }) => ({
      key: item.key,
      title: item.title,
      /** False where it was put on the list and not begun. */
      isBegun: item.state === 'reading',
      /** Minutes (not rounded) until its end, and of it today. */
      minutesLeft: item.minutesLeft,
      minutesToday: minutes,
    })),
    /** The actor's words a minute, 230 until it was measured. */
    wordsPerMinute: pace,
  }
}

export type ReadingToContinue = Awaited<ReturnType<typeof loadReadingOfDay>>['articles'][number]

/** What the actor's list keeps of an article, and their pace; null when there is none of that key. */
export const loadReading = async (ctx: Context, articleKey: string) => {
  const store = ctx.engine.read
  const article = await articleOfKey(store, ctx.actor.workspaceIds, articleKey)
  if (!article) return null
  const stored = await findReading(store, ctx.actor.learnerId, article.articleId)
  return {
    reading: stored ?? UNREAD,
    /** Whether the list holds the article at all. */
    isListed: stored !== null,
    wordsPerMinute: wordsPerMinute(await readSamples(store, ctx.actor.learnerId, SAMPLES)),
  }
}

const PAGE_SIZE = 50

/** The actor's reading list: what is for today, and a page of all that is begun or waits. */
export const loadReadingList = async (ctx: Context, page: number) => {
  const { learnerId, workspaceIds } = ctx.actor
  const store = ctx.engine.read
  const { articles: today, wordsPerMinute: pace } = await loadReadingOfDay(ctx)
  const total = await countToRead(store, learnerId, workspaceIds)
  const shown = Math.max(1, Math.min(page, Math.ceil(total / PAGE_SIZE)))
  const waiting = await readingsToRead(store, learnerId, workspaceIds, {
    skip: (shown - 1) * PAGE_SIZE,
    most: PAGE_SIZE,
  })
  const articleIds = waiting.map(({ articleId }) => articleId)
  const lengths = await textLengths(store, workspaceIds, articleIds)
  const entries = waiting.map((reading) => {
    const length = lengths.get(reading.articleId) ?? 0
    const { key, title, state, priority, readPoint } = reading
    /** Minutes (not rounded) until its end. */
    const minutesLeft = minutesFor(Math.max(0, length - readPoint), pace)
    return { key, title, state, priority, minutesLeft, share: readShare(reading, length) }
  })
  return { today, entries, total, page: shown, pageSize: PAGE_SIZE, wordsPerMinute: pace }
}

export type ReadingEntry = Awaited<ReturnType<typeof loadReadingList>>['entries'][number]
