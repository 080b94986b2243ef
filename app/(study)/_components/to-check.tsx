import Link from 'next/link'
import { requestContext } from '@/app/_server/request-context'
import { dateWords } from '@/app/_ui/citation'
import { dateStyle } from '@/app/_ui/date-style'
import { Section } from '@/app/_ui/page'
import { Row, RowList } from '@/app/_ui/row-list'
import { formatAsOf } from '@/lib/domain/content/edtf'
import { counted } from '@/lib/domain/format/words'
import { type FactToCheck, listAgeing } from '@/lib/services/ageing/list-ageing'
import { type Conflict, listConflicts } from '@/lib/services/conflicts/list-conflicts'

/** How many of each are listed here; each kind has a screen of its own with all of them. */
const A_FEW = 3

/**
 * Facts that say otherwise and wait for a decision, and facts under study that may have gone stale; nothing where there
 * are none. What nobody has studied yet is no task of the day: the library lists it.
 */
export async function ToCheck() {
  const ctx = await requestContext()
  // What content files declare comes with its explanation: it is on the cards and waits for nobody's decision.
  const pairs = (await listConflicts(ctx)).open.filter(({ kind, note }) => kind === 'conflict' && note === null)
  const stale = await listAgeing(ctx, { limit: A_FEW, isStudied: true })
  if (pairs.length + stale.total === 0) return null
  const shown = pairs.slice(0, A_FEW)
  return (
    <div id="check">
      <Section title="Needs checking">
        <RowList label="Conflicts">
          {shown.map((pair) => (
            <ConflictRow key={pair.sides.map(({ factId }) => factId).join()} pair={pair} />
          ))}
        </RowList>
        {shown.length > 0 && stale.facts.length > 0 ? <hr className="border-rule" /> : null}
        <RowList label="Facts that may have gone stale">
          {stale.facts.map((fact) => (
            <StaleRow key={fact.factId} fact={fact} />
          ))}
        </RowList>
        <p className="mt-2 flex flex-wrap gap-x-5">
          {pairs.length > 0 ? (
            <Link href="/library/conflicts" className="link inline-flex min-h-11 items-center">
              Settle {counted(pairs.length, 'conflict')}
            </Link>
          ) : null}
          {stale.total > 0 ? (
            <Link href="/library/check" className="link inline-flex min-h-11 items-center">
              {stale.inLibrary === 1 ? 'See the fact to check' : `See all ${stale.inLibrary} facts to check`}
            </Link>
          ) : null}
        </p>
      </Section>
    </div>
  )
}

function ConflictRow({ pair }: { readonly pair: Conflict }) {
  const [one, other] = pair.sides
  const otherName = one.source.title === other.source.title ? 'another fact in it' : other.source.title
  return (
    <li className="border-rule border-b py-3">
      <p>{pair.note ?? `${one.statement} ${pair.difference}`}</p>
      <p className="mt-1 text-quiet text-small">
        Compare <FactLink fact={one}>{one.source.title}</FactLink> and <FactLink fact={other}>{otherName}</FactLink>
      </p>
    </li>
  )
}

function FactLink({ fact, children }: { readonly fact: Conflict['sides'][number]; readonly children: string }) {
  return (
    <Link href={`/library/fact/${fact.factId}`} title={fact.statement} className="link text-ink">
      {children}
    </Link>
  )
}

/** Why a fact is listed, in a few words. */
const whyOf = ({ reasons, reviewBy }: FactToCheck): { readonly words: string; readonly isLate: boolean } => {
  const [first] = reasons
  switch (first?.kind) {
    case 'passage':
      return { words: 'its source text changed', isLate: true }
    case 'newer':
      return { words: 'a newer value exists', isLate: true }
    case 'review-by':
      return {
        words: `check ${first.isLate ? 'overdue since' : 'by'} ${dateWords(reviewBy ?? '')}`,
        isLate: first.isLate,
      }
    case 'no-review-by':
    case undefined:
      return { words: 'no check-by date', isLate: false }
  }
}

function StaleRow({ fact }: { readonly fact: FactToCheck }) {
  const { words, isLate } = whyOf(fact)
  const { asOf, source } = fact
  return (
    <Row
      href={`/library/fact/${fact.factId}`}
      note={[source.title, asOf ? formatAsOf(asOf, dateStyle()) : null].filter((part) => part !== null).join(', ')}
      value={words}
      valueLook={isLate ? 'warn' : 'quiet'}
    >
      {fact.statement}
    </Row>
  )
}
