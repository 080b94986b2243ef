import Link from 'next/link'
import { requestContext } from '@/app/_server/request-context'
import { Section } from '@/app/_ui/page'
import { Row, RowList } from '@/app/_ui/row-list'
import { daysAwayWords } from '@/lib/domain/briefing/day-words'
import { counted, minutesWords } from '@/lib/domain/format/words'
import { todaysBriefings, todaysNeedWords } from '@/lib/services/briefing/todays-briefings'

/** Today's part of each briefing ahead; it leads to its session, or to its page where there is nothing to study. */
export async function BriefingParts() {
  const { parts, later } = await todaysBriefings(await requestContext())
  if (parts.length === 0) return null
  return (
    <Section title="For your briefings">
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
