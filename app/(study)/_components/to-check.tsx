import Link from 'next/link'
import { dateWords } from '@/app/_ui/citation'
import { Section } from '@/app/_ui/page'
import { Row, RowList } from '@/app/_ui/row-list'
import type { ContradictingFact, Contradiction, Cut, FactToCheck } from '@/lib/data/queries/today'
import { edtfEnd, parseEdtf } from '@/lib/domain/content/edtf'
import { counted } from '@/lib/domain/retention/words'
import { isoDateOf } from '@/lib/domain/scheduling/study-day'
import type { Today } from '@/lib/services/load-today'

type ToCheckProps = {
  readonly today: Today
  /** Whether the whole lists are shown. */
  readonly isWhole: boolean
}

/** Facts that may have gone stale, and facts that say otherwise; nothing where there are none. */
export function ToCheck({ today, isWhole }: ToCheckProps) {
  const { factsToCheck, contradictions } = today
  if (factsToCheck.total + contradictions.total === 0) return null
  const isCut = factsToCheck.rows.length < factsToCheck.total || contradictions.rows.length < contradictions.total
  return (
    <div id="check">
      <Section title="To check again">
        <RowList label="Facts that contradict each other">
          {contradictions.rows.map((pair) => (
            <ContradictionRow key={pair.facts.map(({ factId }) => factId).join()} pair={pair} />
          ))}
        </RowList>
        {contradictions.rows.length > 0 && factsToCheck.rows.length > 0 ? <hr className="border-rule" /> : null}
        <RowList label="Facts that may have gone stale">
          {factsToCheck.rows.map((fact) => (
            <StaleRow key={fact.factId} fact={fact} today={isoDateOf(today.day)} />
          ))}
        </RowList>
        {isCut && !isWhole ? (
          <Link href="/?check=all#check" className="link mt-2 inline-flex min-h-11 items-center">
            Show all: {wholeWords(factsToCheck, contradictions)}
          </Link>
        ) : null}
        {isCut && isWhole ? (
          <p className="mt-3 text-quiet text-small">
            The first {factsToCheck.rows.length + contradictions.rows.length} of{' '}
            {wholeWords(factsToCheck, contradictions)}.
          </p>
        ) : null}
      </Section>
    </div>
  )
}

function wholeWords(facts: Cut<FactToCheck>, pairs: Cut<Contradiction>): string {
  const parts = [
    pairs.total > 0 ? counted(pairs.total, 'contradiction') : null,
    facts.total > 0 ? `${counted(facts.total, 'fact')} to look at again` : null,
  ]
  return parts.filter((part) => part !== null).join(' and ')
}

function ContradictionRow({ pair }: { readonly pair: Contradiction }) {
  const [one, other] = pair.facts
  const otherName = one.title === other.title ? 'another fact there' : other.title
  return (
    <li className="border-rule border-b py-3">
      <p>{pair.note}</p>
      <p className="mt-1 text-quiet text-small">
        Compare <FactLink fact={one}>{one.title}</FactLink> and <FactLink fact={other}>{otherName}</FactLink>
      </p>
    </li>
  )
}

function FactLink({ fact, children }: { readonly fact: ContradictingFact; readonly children: string }) {
  return (
    <Link href={`/library/fact/${fact.factId}`} title={fact.statement} className="link text-ink">
      {children}
    </Link>
  )
}

/** Whether a date, however exact, lies wholly before a day. */
const isPast = (edtf: string, isoDate: string): boolean => parseEdtf(edtf) !== null && edtfEnd(edtf) < isoDate

function StaleRow({ fact, today }: { readonly fact: FactToCheck; readonly today: string }) {
  const isLate = isPast(fact.reviewBy, today)
  return (
    <Row
      href={`/library/fact/${fact.factId}`}
      note={[fact.title, fact.asOf ? `as of ${dateWords(fact.asOf)}` : null].filter((part) => part !== null).join(', ')}
      value={isLate ? `since ${dateWords(fact.reviewBy)}` : `by ${dateWords(fact.reviewBy)}`}
      valueLook={isLate ? 'warn' : 'quiet'}
    >
      {fact.statement}
    </Row>
  )
}
