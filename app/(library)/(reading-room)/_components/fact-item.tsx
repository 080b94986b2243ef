import Link from 'next/link'
import { AlsoIn } from '@/app/_ui/also-in'
import { Badge, KindBadge, WeightBadge } from '@/app/_ui/badge'
import { LinkButton } from '@/app/_ui/button'
import { CardText } from '@/app/_ui/card-text'
import { citationWords, dateWords } from '@/app/_ui/citation'
import { dateStyle } from '@/app/_ui/date-style'
import { type Pair, Pairs } from '@/app/_ui/pairs'
import { Row, RowList } from '@/app/_ui/row-list'
import { alsoPassage, FactLinks, isPastReview } from '@/app/(library)/(facts)/_components/fact-links'
import { RetireButton } from '@/app/(library)/(facts)/_components/retire-button'
import type { FurtherPassage } from '@/lib/data/queries/facts/fact-links'
import type { CardView, FactView } from '@/lib/data/queries/facts/fact-views'
import { withMarks } from '@/lib/domain/cards/segments'
import { answerOf, questionOf } from '@/lib/domain/cards/sides'
import { namesLine } from '@/lib/domain/format/names-line'
import { counted } from '@/lib/domain/format/words'
import type { Instant, StudyDay } from '@/lib/domain/ids'
import type { PassageRole } from '@/lib/domain/library'
import { dueWords } from '@/lib/domain/scheduling/due-words'
import { FACT } from './page-marks'

/** When the page is looked at: what is due and what has to be checked again depends on it. */
export type Looked = { readonly now: Instant; readonly day: StudyDay; readonly today: string }

type FactItemProps = {
  readonly fact: FactView
  /** The passage of the text that the fact is shown beside, where that is not its main one. */
  readonly further: FurtherPassage | null
  readonly looked: Looked
}

/** What the passage in this text does for a fact whose main source is another article. */
const HERE: Readonly<Record<PassageRole, string>> = {
  states: 'Also stated here.',
  supports: 'Supported here.',
  disagrees: 'This text disagrees.',
  updates: 'This text is newer.',
}

/** A fact beside its passage: the statement in one line, and on demand everything that is known of it. */
export function FactItem({ fact, further, looked }: FactItemProps) {
  const { factId, statement, kind, weight, source, also, links, reviewBy } = fact
  const isElsewhere = further !== null && further.article.articleId !== source.articleId
  const sources = new Set([source.articleId, ...also.map(({ article }) => article.articleId)]).size
  // What is in the text on this screen is marked in it.
  const inOthers = also.filter(({ article }) => article.articleId !== (further?.article.articleId ?? source.articleId))
  const cards = fact.cards.filter(({ retiredAt }) => retiredAt === null)
  const isStale = isPastReview(reviewBy, looked.today)
  const warnings = [
    ...(links.some((link) => link.kind === 'contradicts') ? ['contradicted'] : []),
    ...(links.some((link) => link.kind === 'updated-by') ? ['newer fact'] : []),
    ...(isStale ? ['needs checking'] : []),
  ]
  return (
    <article
      {...{ [FACT]: factId }}
      id={`fact-${factId}`}
      className="scroll-my-24 rounded-control border border-rule bg-sheet data-lit:border-accent has-[[open]]:rounded-sheet"
    >
      {/* Of one name: opening one closes the other, so that the margin stays short. */}
      <details className="group" name="fact">
        <summary className="flex min-h-11 list-none items-center gap-2 rounded-control px-3 py-1 group-open:items-start group-open:px-4 group-open:py-3 lg:min-h-8 [&::-webkit-details-marker]:hidden">
          <span className="min-w-0 flex-1 truncate font-serif text-small group-open:whitespace-normal group-open:text-base">
            {statement}
          </span>
          <span className="flex shrink-0 gap-1.5 text-label group-open:hidden">
            {warnings.map((words) => (
              <Badge key={words} look="warn">
                {words}
              </Badge>
            ))}
          </span>
          <svg
            aria-hidden="true"
            viewBox="0 0 12 12"
            className="size-3 shrink-0 fill-none stroke-quiet group-open:mt-1.5 group-open:rotate-180"
            strokeWidth="1.5"
          >
            <path d="m2.5 4.5 3.5 3.5 3.5-3.5" strokeLinecap="round" strokeLinejoin="round" />
          </svg>
        </summary>
        <div className="px-4 pb-2">
          {isElsewhere ? (
            <p className="mb-2 text-label text-quiet">
              {HERE[further.role]} Main source: {source.title}
            </p>
          ) : null}
          <p className="mb-3 flex flex-wrap items-center gap-1.5 border-rule border-b pb-3 text-label text-quiet">
            <KindBadge kind={kind} />
            <WeightBadge weight={weight} />
            {warnings.map((words) => (
              <Badge key={words} look="warn">
                {words}
              </Badge>
            ))}
            {sources > 1 ? <Badge>{counted(sources, 'source')}</Badge> : null}
            <span className="ml-auto">{counted(cards.length, 'card')}</span>
          </p>
          <FactNotes fact={fact} isStale={isStale} />
          <FactLinks links={links} />
          {isElsewhere ? <MainSource fact={fact} note={further.note} /> : null}
          {inOthers.length > 0 ? (
            <div className="mb-4">
              <AlsoIn also={inOthers.map(alsoPassage)} factId={factId} />
            </div>
          ) : null}
          <ul className="grid gap-3">
            {cards.map((card) => (
              <CardLine key={card.cardId} card={card} looked={looked} />
            ))}
          </ul>
          <div className="mt-2 -mr-2 flex justify-end">
            <RetireButton factId={factId} retired={false} look="quiet" className="text-small" />
            <LinkButton href={`/library/fact/${factId}`} look="quiet" className="text-small">
              Edit
            </LinkButton>
          </div>
        </div>
      </details>
    </article>
  )
}

/** The article of the main passage, for a fact beside a passage of another article. */
function MainSource({ fact: { factId, source }, note }: { readonly fact: FactView; readonly note: string | null }) {
  return (
    <p className="mb-4 text-quiet text-small">
      {note ? `${note} ` : ''}
      <span className="font-medium">Main source</span>{' '}
      <Link href={`/library/${encodeURIComponent(source.key)}?fact=${encodeURIComponent(factId)}`} className="link">
        {citationWords(source)}
      </Link>
    </p>
  )
}

function CardLine({ card, looked }: { readonly card: CardView; readonly looked: Looked }) {
  return (
    <li className="font-serif">
      <div>
        <CardText segments={questionOf(card)} side="answer" />
      </div>
      <div className={card.form === 'cloze' ? 'text-quiet' : 'font-semibold'}>
        <CardText segments={answerOf(card)} side="answer" />
      </div>
      {card.extra === null ? null : (
        <div className="text-quiet">
          <CardText segments={withMarks([{ text: card.extra }])} side="answer" />
        </div>
      )}
      <p className="mt-0.5 font-sans text-label text-quiet first-letter:uppercase">
        {dueWords(card.memory, looked.day, looked.now, dateStyle())}
      </p>
    </li>
  )
}

/** As-of, review-by, speaker, hedge and names, as far as there are any. */
export function FactNotes({ fact, isStale }: { readonly fact: FactView; readonly isStale: boolean }) {
  const { asOf, reviewBy, speaker, hedge, topics, people, places } = fact
  const overdue = (words: string) => <span className="text-hard">{words} (overdue, check it)</span>
  const known: readonly Pair[] = [
    ['As of', asOf && dateWords(asOf)],
    ['Check by', reviewBy && (isStale ? overdue(dateWords(reviewBy)) : dateWords(reviewBy))],
    ['Speaker', speaker],
    ['Hedge', hedge && `“${hedge}”`],
    ['Topics', namesLine(topics)],
    ['People', namesLine(people)],
    ['Places', namesLine(places)],
  ]
  return <Pairs of={known} className="mb-3 gap-y-0.5" />
}

/** Facts that were taken out of the library: what was learnt of them is kept, and they can be brought back. */
export function RetiredFacts({ facts }: { readonly facts: readonly FactView[] }) {
  if (facts.length === 0) return null
  return (
    <details className="mt-10 lg:max-w-[44rem]">
      <summary className="min-h-11 py-2 text-quiet">
        {facts.length === 1 ? '1 retired fact' : `${facts.length} retired facts`}
      </summary>
      <RowList>
        {facts.map(({ factId, statement }) => (
          <Row key={factId} href={`/library/fact/${factId}`} act={<RetireButton factId={factId} retired />}>
            <span className="font-serif">{statement}</span>
          </Row>
        ))}
      </RowList>
    </details>
  )
}
