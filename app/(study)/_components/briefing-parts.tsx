import Link from 'next/link'
import { Section } from '@/app/_ui/page'
import { Row, RowList } from '@/app/_ui/row-list'
import { daysAwayWords } from '@/lib/domain/briefing/day-words'
import { counted, minutesWords } from '@/lib/domain/format/words'
import { type TodaysPart, todaysNeedWords } from '@/lib/services/briefing/list-briefings'

type BriefingPartsProps = {
  readonly parts: readonly TodaysPart[]
  /** How many briefings are further ahead than those. */
  readonly later: number
  /** Whether the page begins with a briefing that is not among them. */
  readonly hasLead: boolean
}

/** Today's part of each briefing ahead; it leads to its session, or to its page where there is nothing to study. */
export function BriefingParts({ parts, later, hasLead }: BriefingPartsProps) {
  if (parts.length + later === 0) return null
  return (
    <Section title={hasLead ? 'For your other briefings' : 'For your briefings'}>
      <RowList label="Today’s part for briefings">
        {parts.map((part) => {
          const id = encodeURIComponent(part.id)
          const away = daysAwayWords(part.day, part.briefingDay)
          return part.nothing === null ? (
            <Row
              key={part.id}
              href={`/review?briefing=${id}`}
              note={`${todaysNeedWords(part)}. Study today’s part`}
              value={minutesWords(part.minutes)}
              valueLook="plain"
            >
              {part.title}, {away}
            </Row>
          ) : (
            <Row key={part.id} href={`/briefings/${id}`} value={todaysNeedWords(part)}>
              {part.title}, {away}
            </Row>
          )
        })}
      </RowList>
      {later > 0 ? (
        <p className="mt-2">
          <Link href="/briefings" className="link inline-flex min-h-11 items-center">
            {counted(later, 'later briefing')}
          </Link>
        </p>
      ) : null}
    </Section>
  )
}
