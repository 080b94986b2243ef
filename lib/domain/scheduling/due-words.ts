import type { DateStyle } from '../format/date-style'
import { dateWordsOfDay, dateWordsWithYear, yearOfDay } from '../format/words'
import type { Instant, StudyDay } from '../ids'
import { intervalPhrase } from './interval-label'
import type { Memory } from './memory'

const DAYS_TOLD_BY_COUNT = 14

/** A study day as seen from another: “today”, “tomorrow”, “in 3 days”, “24 December”, “3 March 2028”, “2 days ago”. */
export function dayFrom(day: StudyDay, today: StudyDay, dates: DateStyle): string {
  const days = day - today
  if (days === 0) return 'today'
  if (days === 1) return 'tomorrow'
  if (days === -1) return 'yesterday'
  if (days > 0 && days <= DAYS_TOLD_BY_COUNT) return `in ${days} days`
  if (days < 0 && days >= -DAYS_TOLD_BY_COUNT) return `${-days} days ago`
  const words = yearOfDay(day) === yearOfDay(today) ? dateWordsOfDay : dateWordsWithYear
  return words(day, dates)
}

/** Where a card stands for a learner, in words: “new”, “suspended”, “due today”, “due in 3 days”, “overdue by 5 days”. */
export function dueWords(memory: Memory | null, today: StudyDay, now: Instant, dates: DateStyle): string {
  if (memory === null) return 'new'
  if (memory.suspended) return 'suspended'
  if (memory.buriedUntilDay !== null && memory.buriedUntilDay > today) {
    return `buried until ${untilWords(memory.buriedUntilDay, today)}`
  }
  if (memory.state === 'new' || memory.dueDay === null) return 'new'
  if (memory.dueAt !== null) return `due ${intervalPhrase(memory, now)}`
  if (memory.dueDay >= today) return `due ${dayFrom(memory.dueDay, today, dates)}`
  const overdueDays = today - memory.dueDay
  const isCounted = overdueDays > 1 && overdueDays <= DAYS_TOLD_BY_COUNT
  return isCounted ? `overdue by ${overdueDays} days` : `due since ${dayFrom(memory.dueDay, today, dates)}`
}

const untilWords = (day: StudyDay, today: StudyDay) => (day - today === 1 ? 'tomorrow' : `${day - today} days from now`)
