import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { pageTitle } from '@/app/_server/page-title'
import { requestContext } from '@/app/_server/request-context'
import { AlsoIn } from '@/app/_ui/also-in'
import { Badge, KindBadge, WeightBadge } from '@/app/_ui/badge'
import { NotedSource } from '@/app/_ui/noted-source'
import { Page, PageTitle, Section } from '@/app/_ui/page'
import { Passage } from '@/app/_ui/passage'
import { OriginalLink } from '@/app/(library)/(articles)/_components/original-link'
import type { FactId } from '@/lib/domain/ids'
import { hasNoSource } from '@/lib/domain/no-source'
import { factHistory } from '@/lib/services/ageing/fact-history'
import { conflictsOfFact } from '@/lib/services/conflicts/list-conflicts'
import { articlesForSource } from '@/lib/services/facts/add-source'
import { loadFact } from '@/lib/services/facts/load-fact'
import { AddSource } from '../../../_components/add-source'
import { CardHistory } from '../../../_components/card-history'
import { CardMemories } from '../../../_components/card-memories'
import { ClearLeech } from '../../../_components/clear-leech'
import { EditFact } from '../../../_components/edit-fact'
import { FactHistory } from '../../../_components/fact-history'
import { alsoPassage, FactLinks, isPastReview } from '../../../_components/fact-links'
import { FactPassages } from '../../../_components/fact-passages'
import { RetireButton } from '../../../_components/retire-button'

type Props = { readonly params: Promise<{ readonly id: string }> }

const load = cache(async (id: string) => loadFact(await requestContext(), id as FactId)) // edge

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const loaded = await load((await params).id)
  return { title: loaded ? pageTitle(loaded.fact.statement) : 'Not found' }
}

export default async function FactPage({ params }: Props) {
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
            <>
              Fact from{' '}
              <Link
                href={`/library/${encodeURIComponent(source.key)}?fact=${fact.factId}#fact-${fact.factId}`}
                className="link"
              >
                {source.title}
              </Link>
              <span className="ml-4 inline-block max-w-full align-bottom">
                <OriginalLink article={source} />
              </span>
            </>
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
