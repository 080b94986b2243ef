import type { Route } from 'next'
import type { ReactNode } from 'react'
import { Row, RowList } from '@/app/_ui/row-list'
import { counted, minutesWords } from '@/lib/domain/format/words'
import type { StudyMoreChoice } from '@/lib/services/study/study-more'
import { studyMoreWords } from '@/lib/services/study/study-more-words'

/** The address of the session of a choice. */
export const studyMoreHref = ({ address }: StudyMoreChoice): Route => `/review?${address}` as Route // a query of the review

type StudyMoreProps = {
  readonly choices: readonly StudyMoreChoice[]
  /** Whether a button above already offers more new cards. */
  readonly hasMoreNow: boolean
  /** Further rows. */
  readonly children?: ReactNode
}

/** What can be studied beyond the day's session, each with its cards and minutes. Nothing has to be set up or undone. */
export function StudyMore({ choices, hasMoreNow, children }: StudyMoreProps) {
  const listed = hasMoreNow ? choices.filter(({ kind }) => kind !== 'new') : choices
  return (
    <RowList label="Study more">
      {listed.map((choice) => {
        const { title, note } = studyMoreWords(choice)
        return (
          <Row
            key={choice.address}
            href={studyMoreHref(choice)}
            note={note}
            value={`${counted(choice.cards, 'card')}, ${minutesWords(choice.minutes)}`}
          >
            {title}
          </Row>
        )
      })}
      {children}
      <Row href="/cards" note="Pick them on the Cards page, then study or cram them.">
        Cards of your choice
      </Row>
    </RowList>
  )
}
