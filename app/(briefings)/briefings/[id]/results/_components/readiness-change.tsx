import { Row, RowList, Section } from '@/app/_ui'
import type { Readiness } from '@/lib/domain/briefing/forecast'
import { percentWords } from '@/lib/domain/format/percent'
import { counted } from '@/lib/domain/format/words'
import type { RehearsalResults } from '@/lib/services/rehearsal/load-results'
import { basisWords } from './basis-words'

const rangeWords = ({ expectedFacts, facts }: Readiness): string => {
  const [low, high] = [Math.round(expectedFacts.low), Math.round(expectedFacts.high)]
  return `expect ${low === high ? low : `${low} to ${high}`} of ${counted(facts, 'fact')}`
}

/** What a rehearsal did for the day itself, and what the two numbers rest on. */
export function ReadinessChange({ results: { readiness, rehearsal, isPast } }: { readonly results: RehearsalResults }) {
  const { before, after } = readiness
  const { asked, right } = rehearsal.score
  if (before.facts === 0 || rehearsal.score.asked === 0) return null
  return (
    <Section title="Forecast for the briefing" label="Your readiness on the day if you had studied nothing more.">
      <RowList>
        <Row value={percentWords(before.mean)} note={rangeWords(before)}>
          Before the rehearsal
        </Row>
        <Row value={percentWords(after.mean)} valueLook="plain" note={rangeWords(after)}>
          {rehearsal.endedAt === null ? 'So far' : 'After the rehearsal'}
        </Row>
      </RowList>
      <p className="mt-3 max-w-[38rem]">
        Readiness covers all {counted(before.facts, 'fact')}; the rehearsal asked {asked} of them, must-knows at risk
        first
        {asked - right > 0 ? `, and what you missed counts for about two thirds at most until you recall it` : ''}.
      </p>
      <p className="mt-3 text-quiet text-small">
        {basisWords(readiness)}
        {isPast ? '' : ' Facts recalled in a rehearsal fade too: rehearse again closer to the day.'}
      </p>
    </Section>
  )
}
