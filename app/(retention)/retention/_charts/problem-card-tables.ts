import { type FiguresTable, figuresTable } from '@/app/_ui/charts/figures-table'
import { isoDateOf } from '@/lib/domain/time/study-day'
import type { CostlyCard, ProblemCardMetrics } from '@/lib/services/retention/load-problem-cards'

const yesOrNo = (is: boolean): string => (is ? 'yes' : 'no')

const cardsTable = (name: string, caption: string, rows: readonly CostlyCard[]) =>
  figuresTable({
    name,
    caption,
    rows,
    columns: [
      { key: 'question', head: 'Question', value: ({ question }) => question },
      { key: 'article', head: 'Article', value: ({ articleKey }) => articleKey },
      { key: 'answers', head: 'Answers', value: ({ answers }) => answers },
      { key: 'lapses', head: 'Forgotten', value: ({ lapses }) => lapses },
      { key: 'minutes', head: 'Minutes', value: ({ minutes }) => minutes },
      { key: 'leech', head: 'Leech', value: ({ leech }) => yesOrNo(leech) },
      { key: 'suspended', head: 'Suspended', value: ({ suspended }) => yesOrNo(suspended) },
    ],
    keyOf: ({ cardId }) => cardId,
  })

/** The tables of the page of problem cards, for files. */
export const problemCardTables = ({
  costliest,
  leeches,
  interferingPairs,
  fading,
  readAgain,
}: ProblemCardMetrics): readonly FiguresTable[] => [
  cardsTable('costliest', 'Most time-consuming cards', costliest),
  cardsTable('leeches', 'Leeches', leeches),
  figuresTable({
    name: 'look-alikes',
    caption: 'Mixed-up cards',
    rows: interferingPairs,
    columns: [
      { key: 'question', head: 'Question', value: ({ asked }) => asked.question },
      { key: 'answer', head: 'Its answer', value: ({ asked }) => asked.answer },
      { key: 'given', head: 'Answered with', value: ({ given }) => given.answer },
      { key: 'other', head: 'Which is the answer to', value: ({ given }) => given.question },
      { key: 'times', head: 'Times', value: ({ times }) => times },
      { key: 'back', head: 'Times in reverse', value: ({ back }) => back },
    ],
    keyOf: ({ asked, given }) => `${asked.cardId}/${given.cardId}`,
  }),
  figuresTable({
    name: 'fading',
    caption: 'Fading passages',
    rows: fading,
    columns: [
      { key: 'passage', head: 'Passage', value: ({ exact }) => exact },
      { key: 'article', head: 'Article', value: ({ articleTitle }) => articleTitle },
      { key: 'cards', head: 'Cards', value: ({ cards }) => cards },
      { key: 'lapsed', head: 'Forgotten within 30 days', value: ({ lapsed }) => lapsed },
      {
        key: 'read',
        head: 'Read again on',
        value: ({ readAgainDay }) => (readAgainDay === null ? null : isoDateOf(readAgainDay)),
      },
    ],
    keyOf: ({ passageId }) => passageId,
  }),
  figuresTable({
    name: 'read-again',
    caption: 'Passages read again',
    rows: readAgain,
    columns: [
      { key: 'passage', head: 'Passage', value: ({ exact }) => exact },
      { key: 'article', head: 'Article', value: ({ articleTitle }) => articleTitle },
      { key: 'cards', head: 'Cards', value: ({ cards }) => cards },
      { key: 'lapsed', head: 'Forgotten since', value: ({ lapsed }) => lapsed },
      { key: 'read', head: 'Read again on', value: ({ readAgainDay }) => isoDateOf(readAgainDay) },
    ],
    keyOf: ({ passageId }) => passageId,
  }),
]
