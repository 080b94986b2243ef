import type { ReactNode } from 'react'
import { dateStyle } from '@/app/_ui/date-style'
import { FlagMark } from '@/app/_ui/flag-mark'
import { CARD_COLUMNS, type CardColumn } from '@/lib/domain/cards/card-columns'
import type { CardSort } from '@/lib/domain/cards/card-sorts'
import { percentWords } from '@/lib/domain/format/percent'
import { shortDayWords, shortDayWordsWithYear, yearOfDay } from '@/lib/domain/format/words'
import type { StudyDay } from '@/lib/domain/ids'
import type { CardRow } from '@/lib/services/cards/list-cards'
import { stabilityWords, stateWord, WEIGHT_SHORT } from './words'

/** What the cells of a table need beside their row. */
export type CellContext = {
  readonly day: StudyDay
  readonly timeZone: string
}

type Column = {
  readonly label: string
  /** A track of the grid. */
  readonly width: string
  /** What its header sorts by; null where it does not. */
  readonly sort: CardSort | null
  readonly isNumber?: true
  readonly cell: (row: CardRow, context: CellContext) => ReactNode
}

/** A study day in a narrow column: “today”, “tomorrow”, “3 Mar”, “3 Mar 2028”. */
export const shortDay = (day: StudyDay, today: StudyDay): string => {
  if (day === today) return 'today'
  if (day === today + 1) return 'tomorrow'
  return (yearOfDay(day) === yearOfDay(today) ? shortDayWords : shortDayWordsWithYear)(day, dateStyle())
}

const days = (count: number): string => (count === 0 ? '< 1 d' : `${count} d`)

export const COLUMNS: Readonly<Record<CardColumn, Column>> = {
  front: {
    label: 'Question',
    width: 'minmax(13rem, 5fr)',
    sort: 'front',
    cell: ({ front, factId }) => (
      // A way to the fact before the page is alive, and into another tab.
      <a href={`/library/fact/${factId}`} tabIndex={-1} className="block truncate">
        {front}
      </a>
    ),
  },
  answer: { label: 'Answer', width: 'minmax(8rem, 2fr)', sort: 'answer', cell: ({ answer }) => answer },
  state: { label: 'State', width: '5.5rem', sort: 'state', cell: (row, { day }) => stateWord(row, day) },
  due: {
    label: 'Due',
    width: '6.25rem',
    sort: 'due',
    isNumber: true,
    cell: ({ memory }, { day }) =>
      memory?.suspended ? (
        <>
          <span className="sm:hidden">suspended</span>
          <span className="max-sm:hidden">{memory.dueDay === null ? null : shortDay(memory.dueDay, day)}</span>
        </>
      ) : memory?.dueDay == null ? null : memory.dueDay < day ? (
        <span className="font-medium text-again" title="Overdue">
          {shortDay(memory.dueDay, day)}
          <span className="sr-only">, overdue</span>
        </span>
      ) : (
        shortDay(memory.dueDay, day)
      ),
  },
  recall: {
    label: 'Recall',
    width: '4.75rem',
    sort: 'recall',
    isNumber: true,
    cell: ({ recall }) => (recall === null ? null : percentWords(recall)),
  },
  lapses: {
    label: 'Lapses',
    width: '3.75rem',
    sort: 'lapses',
    isNumber: true,
    cell: ({ memory, isLeech }) =>
      memory?.stability == null ? null : isLeech ? (
        <span className="font-medium text-hard" title="Leech: rewrite it">
          {memory.lapses}, leech
        </span>
      ) : (
        memory.lapses
      ),
  },
  deck: {
    label: 'Deck',
    width: 'minmax(4.5rem, 9rem)',
    sort: 'deck',
    cell: ({ decks }) => decks.join(', '),
  },
  flag: {
    label: 'Flag',
    width: '3.75rem',
    sort: 'flag',
    cell: ({ memory }) => (
      <>
        {memory?.marked ? (
          <span title="Marked">
            ★<span className="sr-only">Marked</span>{' '}
          </span>
        ) : null}
        {memory && memory.flag > 0 ? <FlagMark flag={memory.flag} isShort /> : null}
      </>
    ),
  },
  article: {
    label: 'Article',
    width: 'minmax(7rem, 12rem)',
    sort: 'article',
    cell: ({ article }) => article,
  },
  weight: { label: 'Weight', width: '4.5rem', sort: 'weight', cell: ({ weight }) => WEIGHT_SHORT[weight] },
  interval: {
    label: 'Interval',
    width: '5rem',
    sort: 'interval',
    isNumber: true,
    cell: ({ memory }) => (memory?.stability == null ? null : days(memory.intervalDays)),
  },
  stability: {
    label: 'Stability',
    width: '5.5rem',
    sort: 'stability',
    isNumber: true,
    cell: ({ memory }) => (memory?.stability == null ? null : stabilityWords(memory.stability)),
  },
  difficulty: {
    label: 'Difficulty',
    width: '5.25rem',
    sort: 'difficulty',
    isNumber: true,
    cell: ({ memory }) => memory?.difficulty?.toFixed(1) ?? null,
  },
  added: {
    label: 'Added',
    width: '6rem',
    sort: 'added',
    isNumber: true,
    cell: ({ addedAt }, { day, timeZone }) => shortDay(dayOf(addedAt, timeZone), day),
  },
  topics: {
    label: 'Topics',
    width: 'minmax(7rem, 12rem)',
    sort: null,
    cell: ({ topics }) => topics,
  },
}

const dayOf = (at: number, timeZone: string): StudyDay =>
  Math.floor(Date.parse(`${new Intl.DateTimeFormat('sv-SE', { timeZone }).format(at)}T00:00:00Z`) / 86_400_000)

/** The columns to choose from, without the one that is always there. */
export const CHOOSABLE = CARD_COLUMNS.filter((column) => column !== 'front')

const BOX_REM = 2.25

/** The tracks of the grid for these columns, with the one of the boxes first. */
export const tracksOf = (columns: readonly CardColumn[]): string =>
  `${BOX_REM}rem ${columns.map((column) => COLUMNS[column].width).join(' ')}`

/** The least width of a row with these columns. Rows and head are as wide as each other, whatever a row says. */
export const leastWidthOf = (columns: readonly CardColumn[]): string => {
  const least = columns.map((column) => Number.parseFloat(COLUMNS[column].width.replace('minmax(', '')))
  return `${least.reduce((sum, rem) => sum + rem, BOX_REM)}rem`
}
