import { randomUUID } from 'node:crypto'
import type { Metadata, Route } from 'next'
import { notFound, redirect } from 'next/navigation'
import { cache } from 'react'
import { ActButton } from '@/app/_client/act-button'
import { ExportForm } from '@/app/_export/export-form'
import { attempt } from '@/app/_server/attempt'
import { pageTitle } from '@/app/_server/page-title'
import { requestContext } from '@/app/_server/request-context'
import { cardsQuery, searchNamed } from '@/app/_ui/about-href'
import { LinkButton } from '@/app/_ui/button'
import { Page, PageTitle, Section } from '@/app/_ui/page'
import { placeOfAddress } from '@/app/_ui/passage-address'
import { Row, RowList } from '@/app/_ui/row-list'
import { ArticleActs } from '@/app/(library)/(articles)/_components/article-acts'
import { ReadingControl } from '@/app/(library)/(articles)/_components/reading-control'
import { isEnglish } from '@/lib/domain/finder/language'
import type { Span } from '@/lib/domain/finder/mention'
import { fieldWords, formTexts } from '@/lib/domain/form-fields'
import { roundedPercent } from '@/lib/domain/format/percent'
import { aboutMinutes, sentenceStart } from '@/lib/domain/format/words'
import type { FactId } from '@/lib/domain/ids'
import { hasNoSource, NO_SOURCE_KEY } from '@/lib/domain/no-source'
import { blocksOfPart, type TextSpan } from '@/lib/domain/reading/article-parts'
import { readShare } from '@/lib/domain/reading/progress'
import { minutesFor } from '@/lib/domain/reading/speed'
import { env } from '@/lib/platform/env'
import { BIBLIOGRAPHY } from '@/lib/services/articles/article-input'
import { type LoadedArticle, liveCounts, loadArticle, partsOfArticle } from '@/lib/services/articles/load-article'
import { changedPassages } from '@/lib/services/articles/replace-snapshot'
import { loadDrafts, refusedKinds } from '@/lib/services/drafts/load-drafts'
import { loadFact } from '@/lib/services/facts/load-fact'
import { loadModel } from '@/lib/services/model/load-model'
import { modelKeys } from '@/lib/services/model/model-keys'
import { loadReading } from '@/lib/services/reading/load-reading-list'
import { withTicket } from '@/lib/services/worker-pool'
import { ArticleBody } from '../../_components/article-body'
import { ArticleIntro } from '../../_components/article-intro'
import { mentionKindWord } from '../../_components/drafts/words'
import { FactCount } from '../../_components/fact-count'
import { FactItem, RetiredFacts } from '../../_components/fact-item'
import { MarkFoundPassage } from '../../_components/found-passage'
import { type PlacedFact, placeFacts } from '../../_components/place-facts'
import { ContinueHere, ReadPoint } from '../../_components/read-point'
import { ReadingRoom } from '../../_components/reading-room'
import { allowKindAgain } from '../../draft-actions'

type Asked = Awaited<PageProps<'/library/[key]'>['searchParams']>

/** A first batch of drafts; more come on demand. */
const FIRST_DRAFTS = 10

const load = cache(async (key: string) => loadArticle(await requestContext(), key))

export async function generateMetadata({ params }: PageProps<'/library/[key]'>): Promise<Metadata> {
  const loaded = await load((await params).key)
  return { title: loaded ? pageTitle(loaded.article.title) : 'Not found' }
}

/** How facts are made of the text. */
function leadOf(isReadable: boolean, hasFacts: boolean): string {
  if (!isReadable)
    return 'This text doesn’t seem to be in English. Drafts are made from English text only. Select words to turn them into a fact.'
  return hasFacts
    ? 'Select words to turn them into a fact. Click an underlined passage to see its fact.'
    : 'Select words to turn them into a fact. With the keyboard, use Select by sentence.'
}

/** The part that is asked for, or the one that a found passage or a fact stands in; counted from 1. */
function partAsked(asked: Asked, parts: readonly Span[], placed: readonly PlacedFact[]): number {
  const ofPassage = placed.find(({ fact, isListed }) => isListed && fact.factId === asked.fact)?.start
  const at = placeOfAddress(asked.at)?.start ?? ofPassage
  const ofFact = at === undefined ? -1 : parts.findIndex(({ end }) => end > at)
  const number = ofFact >= 0 ? ofFact + 1 : Number(asked.part ?? 1)
  return Number.isInteger(number) ? Math.min(Math.max(number, 1), parts.length) : 1
}

/**
 * The drafts for what is on the screen; the text does not wait for them. Articles that came with facts of their own
 * begin with none.
 */
const draftsFor = ({ article }: LoadedArticle, part: Span, isWhole: boolean, ticket: string) => {
  const count = article.origin === 'content' ? 0 : FIRST_DRAFTS
  return withTicket(ticket, () =>
    attempt(async () => loadDrafts(await requestContext(), article.key, { count, part, countsDecided: isWhole })),
  )
}

const changedOf = async (key: string) => {
  const changed = await changedPassages(await requestContext(), key)
  return changed.ok ? changed.value : []
}

/** The model that may be asked from here; null where none is switched on. */
const modelOfRoom = async () => {
  const { isOn, model, host } = await loadModel(await requestContext(), modelKeys(env().dataDir))
  return isOn && host !== null ? { name: model, host } : null
}

/**
 * The article of cards without a source has no text: its address leads to the address that was noted for the fact that is
 * asked for, to that fact, or to its cards.
 */
const leadToCards = async ({ fact }: Asked): Promise<never> => {
  if (typeof fact !== 'string') redirect('/cards?search=source:none')
  const found = await loadFact(await requestContext(), fact as FactId) // edge
  const noted = found !== null && hasNoSource(found.source) ? found.source.url : null
  // Next takes addresses of other sites too; its type knows only our own.
  redirect((noted ?? `/library/fact/${encodeURIComponent(fact)}`) as Route)
}

export default async function ArticlePage({ params, searchParams }: PageProps<'/library/[key]'>) {
  if ((await params).key === NO_SOURCE_KEY) await leadToCards(await searchParams)
  const loaded = await load((await params).key)
  if (!loaded) notFound()
  const { article, ...looked } = loaded
  const live = loaded.facts.filter(({ retiredAt }) => retiredAt === null)
  const { placed, lost } = placeFacts(article, live)
  const parts = await partsOfArticle(article)
  const asked = await searchParams
  const part = partAsked(asked, parts, placed)
  const found = placeOfAddress(asked.at)
  const span = parts[part - 1] ?? { start: 0, end: 0 }
  const reading = await loadReading(await requestContext(), article.key)
  const ticket = randomUUID()
  const counts = liveCounts(live)
  return (
    <Page width="wide">
      <PageTitle
        label={<FactCount articleKey={article.key} {...counts} />}
        actions={
          counts.cards > 0 ? (
            <>
              <LinkButton href={`/review?article=${encodeURIComponent(article.key)}`} look="primary">
                Study this article
              </LinkButton>
              <LinkButton href={`/review?article=${encodeURIComponent(article.key)}&mode=cram`}>
                Cram this article
              </LinkButton>
            </>
          ) : null
        }
      >
        {article.title}
      </PageTitle>
      <ArticleIntro article={article} />
      <ReadingProgress article={article} parts={parts} part={part} />
      <ReadingRoom
        key={`${article.snapshotId} ${part}`}
        text={{ articleKey: article.key, snapshotId: article.snapshotId, part: span }}
        offered={draftsFor(loaded, span, parts.length === 1, ticket)}
        ticket={ticket}
        model={await modelOfRoom()}
        changed={await changedOf(article.key)}
        shownFacts={live.map(({ factId }) => factId)}
        lead={leadOf(isEnglish(article.text), live.length > 0)}
      >
        <ArticleBody text={article.text} blocks={blocksOfPart(article.text, span)} placed={placed} looked={looked} />
      </ReadingRoom>
      {found ? <MarkFoundPassage start={found.start} end={found.end} /> : null}
      <ReadPoint
        key={`read ${article.snapshotId} ${part}`}
        articleKey={article.key}
        partEnd={part === parts.length ? article.text.length : span.end}
        readPoint={reading?.reading.readPoint ?? 0}
        isListed={reading?.isListed ?? false}
      />
      <PartNav articleKey={article.key} part={part} parts={parts.length} />
      {lost.length > 0 ? (
        <Section
          title="Facts without a passage in this text"
          label="Their words aren’t in the current text. The original passage is kept."
        >
          <ul className="mt-3 grid grid-cols-[minmax(0,1fr)] gap-1.5 lg:max-w-[38rem]">
            {lost.map(({ fact, further }) => (
              <li key={fact.factId}>
                <FactItem fact={fact} further={further} looked={looked} />
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      <div className="mt-10">
        {/* Only what the form needs goes to the browser, never the text. */}
        <ArticleActs
          articleKey={article.key}
          origin={article.origin}
          words={fieldWords(BIBLIOGRAPHY)}
          texts={formTexts(BIBLIOGRAPHY, article)}
        />
      </div>
      {counts.cards > 0 ? (
        <details className="-mt-1">
          <summary className="link inline-flex min-h-11 cursor-pointer items-center font-medium">
            Export {counts.cards === 1 ? 'its card' : `its ${counts.cards} cards`}
          </summary>
          <div className="mt-3 max-w-[24rem]">
            <ExportForm
              selection={{ kind: 'all', query: cardsQuery(searchNamed('article', article.key)), except: [] }}
            />
          </div>
        </details>
      ) : null}
      <RetiredFacts facts={loaded.facts.filter(({ retiredAt }) => retiredAt !== null)} />
      <RefusedKinds kinds={await refusedKinds(await requestContext())} />
    </Page>
  )
}

/** Kinds of drafts that were refused for good in any article, each to be offered again. */
function RefusedKinds({ kinds }: { readonly kinds: readonly string[] }) {
  if (kinds.length === 0) return null
  return (
    <details className="mt-4">
      <summary className="min-h-11 py-2 text-quiet">
        {kinds.length === 1 ? '1 kind of draft' : `${kinds.length} kinds of drafts`} you never want
      </summary>
      <RowList label="Kinds you never want">
        {kinds.map((kind) => (
          <Row
            key={kind}
            value={
              <ActButton
                act={allowKindAgain.bind(null, kind)}
                said={`${mentionKindWord(kind)}: allowed again.`}
                label={`Allow again: ${mentionKindWord(kind)}`}
              >
                Allow again
              </ActButton>
            }
          >
            {mentionKindWord(kind)}
          </Row>
        ))}
      </RowList>
    </details>
  )
}

type ReadingProgressProps = {
  readonly article: { readonly key: string; readonly title: string; readonly text: string }
  readonly parts: readonly TextSpan[]
  /** The part that is shown, counted from 1. */
  readonly part: number
}

/** How far an article was read, the way to go on, and what the reading list says of it. */
async function ReadingProgress({ article, parts, part }: ReadingProgressProps) {
  const loaded = await loadReading(await requestContext(), article.key)
  if (!loaded) return null
  const { reading, isListed, wordsPerMinute } = loaded
  const share = readShare(reading, article.text.length)
  const left = minutesFor(article.text.length * (1 - share), wordsPerMinute)
  const stoppedIn = parts.findIndex(({ end }) => end > reading.readPoint) + 1
  const isBegun = reading.state === 'reading' && reading.readPoint > 0
  return (
    <div className="mb-3 flex flex-wrap items-center gap-x-4 gap-y-2 text-small">
      <ReadingControl
        key={`${reading.state} ${reading.priority} ${isListed}`}
        articleKey={article.key}
        title={article.title}
        state={isListed ? reading.state : null}
        priority={reading.priority}
      />
      <p className="figures text-quiet">
        {share === 1
          ? null
          : isBegun
            ? `${roundedPercent(share)} read, ${aboutMinutes(left)} left`
            : `${sentenceStart(aboutMinutes(left))} to read`}
      </p>
      {isBegun && stoppedIn === part ? <ContinueHere readPoint={reading.readPoint} /> : null}
      {isBegun && stoppedIn > 0 && stoppedIn !== part ? (
        <LinkButton href={`/library/${encodeURIComponent(article.key)}?part=${stoppedIn}`}>
          Continue in part {stoppedIn}
        </LinkButton>
      ) : null}
    </div>
  )
}

type PartNavProps = { readonly articleKey: string; readonly part: number; readonly parts: number }

/** The way through a long text; nothing where it stands on one screen. */
function PartNav({ articleKey, part, parts }: PartNavProps) {
  if (parts <= 1) return null
  const hrefOf = (to: number) => `/library/${encodeURIComponent(articleKey)}?part=${to}` as const
  return (
    <nav aria-label="Parts of the text" className="my-6 flex flex-wrap items-center justify-between gap-3">
      <p className="figures text-quiet text-small">
        Part {part} of {parts}
      </p>
      <div className="flex gap-2">
        {part > 1 ? <LinkButton href={hrefOf(part - 1)}>Previous part</LinkButton> : null}
        {part < parts ? <LinkButton href={hrefOf(part + 1)}>Next part</LinkButton> : null}
      </div>
    </nav>
  )
}
