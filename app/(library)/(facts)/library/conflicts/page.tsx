import type { Metadata } from 'next'
import Link from 'next/link'
import { ActButton } from '@/app/_client/act-button'
import { requestContext } from '@/app/_server/request-context'
import { Badge } from '@/app/_ui/badge'
import { LinkButton } from '@/app/_ui/button'
import { citationWords } from '@/app/_ui/citation'
import { dateStyle } from '@/app/_ui/date-style'
import { EmptyState } from '@/app/_ui/empty-state'
import { FoldedPassage } from '@/app/_ui/folded-passage'
import { Page, PageTitle, Section } from '@/app/_ui/page'
import { Row, RowList } from '@/app/_ui/row-list'
import { DecideButtons } from '@/app/(library)/(facts)/_components/decide-buttons'
import type { FactSide } from '@/lib/data/queries/facts/fact-views'
import { formatAsOf } from '@/lib/domain/content/edtf'
import { alsoArticlesWords } from '@/lib/domain/further-articles'
import { noSourceWords } from '@/lib/domain/no-source'
import { type Conflict, listConflicts } from '@/lib/services/conflicts/list-conflicts'
import { conflictKeyOf, conflictPairOf, decisionWords, REOPENED } from '../../_components/conflict-words'
import { reopen } from '../../conflict-actions'

export const metadata: Metadata = { title: 'Conflicts' }

/** How many pairs of a kind are shown; the next come up as these are decided. */
const SHOWN = 20

export default async function ConflictsPage() {
  const { open, decided } = await listConflicts(await requestContext())
  const ofKind = (kind: Conflict['kind']) => open.filter((conflict) => conflict.kind === kind)
  const [disagreeing, duplicates, lookAlikes] = [ofKind('conflict'), ofKind('duplicate'), ofKind('interference')]
  const toDecide = disagreeing.length + duplicates.length
  return (
    <Page width="wide">
      <PageTitle label={toDecide === 0 ? 'Nothing to settle' : `${toDecide.toLocaleString('en-GB')} to settle`}>
        Conflicts
      </PageTitle>
      {toDecide === 0 ? (
        <EmptyState title="No conflicts" action={<LinkButton href="/library">Go to the library</LinkButton>}>
          Facts are compared when they are saved. If two give different values for the same thing, or ask the same
          question, they appear here side by side.
        </EmptyState>
      ) : null}
      <Pairs
        title="Sources that disagree"
        label="Compare the passages and decide; you can undo each decision."
        conflicts={disagreeing}
      />
      <Pairs
        title="Duplicates"
        label="Two facts that ask nearly the same question and have the same answer."
        conflicts={duplicates}
      />
      {lookAlikes.length > 0 ? <LookAlikes conflicts={lookAlikes} /> : null}
      {decided.length > 0 ? <DecidedPairs conflicts={decided} /> : null}
    </Page>
  )
}

type PairsProps = { readonly title: string; readonly label: string; readonly conflicts: readonly Conflict[] }

function Pairs({ title, label, conflicts }: PairsProps) {
  if (conflicts.length === 0) return null
  return (
    <Section title={title} label={label}>
      {conflicts.slice(0, SHOWN).map((conflict) => (
        <ConflictPair key={conflictKeyOf(conflict)} conflict={conflict} />
      ))}
      {conflicts.length > SHOWN ? (
        <p className="text-quiet text-small">
          The first {SHOWN} of {conflicts.length}; the next appear as you decide these.
        </p>
      ) : null}
    </Section>
  )
}

function Names({ conflict }: { readonly conflict: Conflict }) {
  const [one, other] = conflict.sides
  return (
    <>
      <Link href={`/library/fact/${one.factId}`} className="link">
        {one.statement}
      </Link>{' '}
      <span className="text-quiet">and</span>{' '}
      <Link href={`/library/fact/${other.factId}`} className="link">
        {other.statement}
      </Link>
    </>
  )
}

function LookAlikes({ conflicts }: { readonly conflicts: readonly Conflict[] }) {
  return (
    <Section
      title="Look-alikes"
      label="Questions that are easily confused. Reviews space them out; reword one of the two to make the difference clear."
    >
      <RowList label="Look-alikes">
        {conflicts.slice(0, SHOWN).map((conflict) => (
          <Row key={conflictKeyOf(conflict)} note={conflict.difference}>
            <span className="font-serif">
              <Names conflict={conflict} />
            </span>
          </Row>
        ))}
      </RowList>
    </Section>
  )
}

function DecidedPairs({ conflicts }: { readonly conflicts: readonly Conflict[] }) {
  return (
    <Section title="Decided" label="Your latest decisions.">
      <RowList label="Decided">
        {conflicts.map((conflict) => (
          <Row
            key={conflictKeyOf(conflict)}
            note={`${decisionWords(conflict)} ${conflict.note ?? ''}`}
            value={
              <ActButton
                act={reopen.bind(null, conflictPairOf(conflict))}
                said={REOPENED}
                look="quiet"
                className="text-small"
                label={`Undo: ${conflict.difference}`}
              >
                Undo
              </ActButton>
            }
          >
            <span className="font-serif">
              <Names conflict={conflict} />
            </span>
          </Row>
        ))}
      </RowList>
    </Section>
  )
}

/** What tells two facts apart in a button: their articles, or where that is one and the same, first and second. */
const namesOf = ([one, other]: Conflict['sides']): readonly [string, string] =>
  one.source.title === other.source.title
    ? ['the first', 'the second']
    : [`“${one.source.title}”`, `“${other.source.title}”`]

/** A first draft of the note: what each source says. */
const draftOfFields = ({ note, sides }: Conflict): string =>
  note ??
  sides
    .map(({ source, statement }) => `${citationWords({ ...source, origin: 'file' }).replace(/\.$/u, '')}: ${statement}`)
    .join(' ')

/** Two facts side by side with their passages, and what can be decided of them. */
function ConflictPair({ conflict }: { readonly conflict: Conflict }) {
  const { difference, sides, note } = conflict
  const names = namesOf(sides)
  const [one, other] = sides
  return (
    <article aria-label={difference} className="border-rule border-b py-6 first:pt-2 last:border-0">
      <h3 className="font-medium font-sans text-base">{note ?? difference}</h3>
      <div className="mt-4 grid gap-x-10 gap-y-6 md:grid-cols-2">
        <Side fact={one} />
        <Side fact={other} />
      </div>
      <DecideButtons
        pair={conflictPairOf(conflict)}
        sides={[
          { factId: one.factId, name: names[0] },
          { factId: other.factId, name: names[1] },
        ]}
        draftNote={draftOfFields(conflict)}
      />
    </article>
  )
}

function Side({ fact }: { readonly fact: FactSide }) {
  const { factId, statement, asOf, speaker, passage, source, also } = fact
  return (
    <section className="min-w-0">
      <p className="font-medium text-label text-quiet">
        <Link href={`/library/${encodeURIComponent(source.key)}`} className="link">
          {source.title}
        </Link>
      </p>
      <p className="mt-1 font-semibold font-serif text-head">
        <Link href={`/library/fact/${factId}`} className="hover:underline">
          {statement}
        </Link>
      </p>
      <p className="mt-1.5 flex flex-wrap gap-1.5">
        {asOf ? <Badge>{formatAsOf(asOf, dateStyle())}</Badge> : null}
        {speaker ? <Badge>{speaker}</Badge> : null}
      </p>
      {passage.exact === '' ? (
        <p className="mt-3 text-quiet text-small">
          {noSourceWords(source) ?? 'This fact was imported without a passage'}.
        </p>
      ) : (
        <FoldedPassage {...passage} source={source} className="mt-3" />
      )}
      {also.length > 0 ? <p className="mt-1.5 text-quiet text-small">{alsoArticlesWords(also)}</p> : null}
    </section>
  )
}
