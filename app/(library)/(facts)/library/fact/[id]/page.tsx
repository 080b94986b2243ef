import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { pageTitle } from '@/app/_server/page-title'
import { requestContext } from '@/app/_server/request-context'
import { AlsoIn } from '@/app/_ui/also-in'
import { Badge, KindBadge, WeightBadge } from '@/app/_ui/badge'
import { CardText } from '@/app/_ui/card-text'
import { dateStyle } from '@/app/_ui/date-style'
import { NotedSource } from '@/app/_ui/noted-source'
import { Page, PageTitle, Section } from '@/app/_ui/page'
import { type Pair, Pairs } from '@/app/_ui/pairs'
import { Passage } from '@/app/_ui/passage'
import { OriginalLink } from '@/app/(library)/(articles)/_components/original-link'
import { questionOf } from '@/lib/domain/cards/sides'
import { percentWords } from '@/lib/domain/format/percent'
import { counted } from '@/lib/domain/format/words'
import type { FactId } from '@/lib/domain/ids'
import { hasNoSource } from '@/lib/domain/no-source'
import { dueWords } from '@/lib/domain/scheduling/due-words'
import type { Forgetting } from '@/lib/domain/scheduling/forgetting'
import { factHistory } from '@/lib/services/ageing/fact-history'
import { conflictsOfFact } from '@/lib/services/conflicts/list-conflicts'
import { articlesForSource } from '@/lib/services/facts/add-source'
import { type LoadedFact, loadFact } from '@/lib/services/facts/load-fact'
import { AddSource } from '../../../_components/add-source'
import { CardHistory } from '../../../_components/card-history'
import { ClearLeech } from '../../../_components/clear-leech'
import { EditFact } from '../../../_components/edit-fact'
import { FactHistory } from '../../../_components/fact-history'
import { alsoPassage, FactLinks, isPastReview } from '../../../_components/fact-links'
import { FactPassages } from '../../../_components/fact-passages'
import { RetireButton } from '../../../_components/retire-button'

const load = cache(async (id: string) => loadFact(await requestContext(), id as FactId)) // edge

export async function generateMetadata({ params }: PageProps<'/library/fact/[id]'>): Promise<Metadata> {
  const loaded = await load((await params).id)
  return { title: loaded ? pageTitle(loaded.fact.statement) : 'Not found' }
}

export default async function FactPage({ params }: PageProps<'/library/fact/[id]'>) {
  const loaded = await load((await params).id)
  if (!loaded) notFound()
  const { fact, source, input } = loaded
  const isRetired = fact.retiredAt !== null
  const ctx = await requestContext()
  const history = await factHistory(ctx, fact.factId)
  const { open, links } = await conflictsOfFact(ctx, fact.factId, fact.links)
  const also = fact.also.map(alsoPassage)
  const passage = fact.passage.exact === '' ? null : fact.passage
  const { title, authors, outlet, published, origin } = source
  const cited = { title, authors, outlet, published, origin, asOf: fact.asOf }
  return (
    <Page width="wide">
      <PageTitle
        label={
          hasNoSource(source) ? (
            <NotedSource source={source} />
          ) : (
            <span className="flex flex-wrap gap-x-4">
              <span>
                Fact from{' '}
                <Link
                  href={`/library/${encodeURIComponent(source.key)}?fact=${fact.factId}#fact-${fact.factId}`}
                  className="link"
                >
                  {source.title}
                </Link>
              </span>
              <OriginalLink article={source} />
            </span>
          )
        }
        actions={<RetireButton key={String(isRetired)} factId={fact.factId} retired={isRetired} />}
      >
        {fact.statement}
      </PageTitle>
      <p className="-mt-3 mb-8 flex flex-wrap gap-1.5">
        {/* Of a card that came without an article and was never edited, nobody chose the kind. */}
        {hasNoSource(source) && fact.editedAt === null ? null : <KindBadge kind={fact.kind} />}
        <WeightBadge weight={fact.weight} />
        {isPastReview(fact.reviewBy, loaded.today) ? (
          <Link href="/library/check" className="hover:underline">
            <Badge look="warn">needs checking</Badge>
          </Link>
        ) : null}
        {isRetired ? <Badge look="warn">retired</Badge> : null}
        {fact.origin === 'content' && fact.editedAt !== null ? <Badge>changed here</Badge> : null}
      </p>
      <div className="lg:grid lg:grid-cols-[minmax(0,1fr)_23rem] lg:gap-x-14">
        <div className="min-w-0">
          {hasNoSource(source) && !isRetired ? (
            <AddSource factId={fact.factId} articles={await articlesForSource(ctx)} />
          ) : null}
          <FactLinks links={links} />
          {also.length > 0 ? (
            <div className="mb-4">
              <AlsoIn also={also} factId={fact.factId} />
            </div>
          ) : null}
          {open > 0 ? (
            <p className="mb-4">
              <Link href="/library/conflicts" className="link inline-flex min-h-11 items-center">
                Resolve the conflict with {open === 1 ? 'another fact' : `${open} other facts`}
              </Link>
            </p>
          ) : null}
          {isRetired ? (
            <>
              {passage ? <Passage {...passage} source={cited} className="mb-6" /> : null}
              <p className="text-quiet">
                This fact is retired: its cards are no longer reviewed, but their memory is kept. Restore it to edit or
                study it again.
              </p>
            </>
          ) : (
            <EditFact
              version={history?.updatedAt ?? 0}
              factId={fact.factId}
              input={input}
              passage={passage}
              source={cited}
            />
          )}
          <FactPassages
            factId={fact.factId}
            mainPassageId={fact.passage.passageId}
            also={fact.also}
            isRetired={isRetired}
          />
        </div>
        <aside
          aria-label="Memory and history"
          className="min-w-0 [&>section:first-child]:max-lg:mt-10 [&>section:first-child]:mt-0"
        >
          <Section title="Memory">
            <CardMemories loaded={loaded} />
            {loaded.leeches.length > 0 && !isRetired ? <ClearLeech cardIds={loaded.leeches} /> : null}
          </Section>
          {history && history.versions.length > 0 ? (
            <Section title="Previous versions" label="Each change, latest first.">
              <FactHistory
                factId={fact.factId}
                versions={history.versions}
                timeZone={loaded.timeZone}
                canRestore={!isRetired}
              />
            </Section>
          ) : null}
          <Section title="History" label="Latest answers and changes to its cards.">
            <CardHistory loaded={loaded} />
          </Section>
        </aside>
      </div>
    </Page>
  )
}

/** “0.4 days until recall falls to 90%”. */
const stabilityWords = (days: number): string => {
  const shown = days < 10 ? Math.round(days * 10) / 10 : Math.round(days)
  return `${shown} day${shown === 1 ? '' : 's'} until recall falls to 90%`
}

const retiredWords = (count: number, besides: boolean): string =>
  count === 1
    ? `1 ${besides ? 'more ' : ''}card is retired; its memory is kept.`
    : `${count} ${besides ? 'more ' : ''}cards are retired; their memory is kept.`

/** What the learner's mind holds of each card of a fact, in numbers. */
function CardMemories({ loaded }: { readonly loaded: LoadedFact }) {
  const { fact, recall, forgetting, day, now, leeches, deck } = loaded
  const live = fact.cards.filter(({ retiredAt }) => retiredAt === null)
  const retired = fact.cards.length - live.length
  return (
    <>
      <ul>
        {live.map((card) => {
          const { cardId, memory } = card
          const recalled = recall.get(cardId)
          const curve = forgetting.get(cardId)
          const known: readonly Pair[] = [
            ['State', dueWords(memory, day, now, dateStyle())],
            ['Stability', memory?.stability == null ? null : stabilityWords(memory.stability)],
            ['Difficulty', memory?.difficulty == null ? null : `${memory.difficulty.toFixed(1)} of 10`],
            ['Recall now', recalled === undefined ? null : percentWords(recalled)],
            ['Leech', leeches.includes(cardId) ? 'yes: rewrite the card, then clear the leech below' : null],
            ['Answers', memory && memory.reps > 0 ? String(memory.reps) : null],
            ['Forgotten since learned', memory && memory.lapses > 0 ? counted(memory.lapses, 'time') : null],
          ]
          return (
            <li key={cardId} className="border-rule border-b py-3 last:border-0">
              <div className="font-serif">
                <CardText segments={questionOf(card)} side="answer" />
              </div>
              <Pairs of={known} className="mt-1.5 [&_dd]:text-right" />
              {curve ? <ForgettingCurve forgetting={curve} /> : null}
            </li>
          )
        })}
      </ul>
      {deck === null ? null : <p className="mt-2 text-quiet text-small">Deck: {deck}</p>}
      {retired > 0 ? <p className="text-quiet text-small">{retiredWords(retired, live.length > 0)}</p> : null}
    </>
  )
}

const WIDTH = 320
const HEIGHT = 90
const LINES = [1, 0.9, 0.7, 0.5] as const

const sentence = ({ falls, recall, days }: Forgetting): string => {
  const [first, ...others] = falls.map(({ level, days: until }) => `${percentWords(level)} in ${counted(until, 'day')}`)
  const end = `${percentWords(recall.at(-1) ?? 0)} in ${counted(days, 'day')}`
  return `Without a review, recall falls to ${first === undefined ? end : [first, ...others].join(', ')}.`
}

/** How recall of a card falls if it is not reviewed, as a sentence and a curve. */
function ForgettingCurve({ forgetting }: { readonly forgetting: Forgetting }) {
  const { recall, days } = forgetting
  const x = (index: number) => (WIDTH * index) / (recall.length - 1)
  const y = (share: number) => HEIGHT * (1 - share)
  const points = recall.map((share, index) => `${x(index).toFixed(1)},${y(share).toFixed(1)}`).join(' ')
  const words = sentence(forgetting)
  return (
    <details className="mt-2">
      <summary className="cursor-pointer text-small">Recall from now on</summary>
      <figure className="mt-2">
        <svg viewBox={`0 0 ${WIDTH} ${HEIGHT + 1}`} role="img" aria-label={words} className="h-auto w-full">
          {LINES.map((level) => (
            <line key={level} x1={0} x2={WIDTH} y1={y(level) + 0.5} y2={y(level) + 0.5} className="stroke-rule" />
          ))}
          <polyline points={points} fill="none" strokeWidth={2} className="stroke-accent" />
        </svg>
        <figcaption className="text-quiet text-small">
          {words} The lines are at 100%, 90%, 70% and 50%; the curve ends after {counted(days, 'day')}.
        </figcaption>
      </figure>
    </details>
  )
}
