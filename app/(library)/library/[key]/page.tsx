import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { requestContext } from '@/app/_server/request-context'
import { LinkButton } from '@/app/_ui/button'
import { Page, PageTitle, Section } from '@/app/_ui/page'
import { loadArticle } from '@/lib/services/load-article'
import { ArticleBody } from '../../_components/article-body'
import { ArticleIntro } from '../../_components/article-intro'
import { partsOf, type TextBlock } from '../../_components/article-text'
import { FactItem } from '../../_components/fact-item'
import { PartNav } from '../../_components/part-nav'
import { type PlacedFact, placeFacts } from '../../_components/place-facts'
import { ReadingRoom } from '../../_components/reading-room'
import { RetiredFacts } from '../../_components/retired-facts'

type Props = {
  readonly params: Promise<{ readonly key: string }>
  readonly searchParams: Promise<{ readonly part?: string | string[]; readonly fact?: string | string[] }>
}

const load = cache(async (key: string) => loadArticle(await requestContext(), key))

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const loaded = await load((await params).key)
  return { title: loaded?.article.title ?? 'Not found' }
}

const counted = (n: number, one: string): string => `${n} ${one}${n === 1 ? '' : 's'}`

/** The part that is asked for, or the one that a fact stands in; counted from 1. */
function partAsked(
  asked: Awaited<Props['searchParams']>,
  parts: readonly (readonly TextBlock[])[],
  placed: readonly PlacedFact[],
): number {
  const at = placed.find(({ fact }) => fact.factId === asked.fact)?.start
  const ofFact = at === undefined ? -1 : parts.findIndex((blocks) => (blocks.at(-1)?.end ?? 0) > at)
  const number = ofFact >= 0 ? ofFact + 1 : Number(asked.part ?? 1)
  return Number.isInteger(number) ? Math.min(Math.max(number, 1), parts.length) : 1
}

export default async function ArticlePage({ params, searchParams }: Props) {
  const loaded = await load((await params).key)
  if (!loaded) notFound()
  const { article, ...looked } = loaded
  const live = loaded.facts.filter(({ retiredAt }) => retiredAt === null)
  const { placed, lost } = placeFacts(article, live)
  const parts = partsOf(article.text)
  const part = partAsked(await searchParams, parts, placed)
  const blocks = parts[part - 1] ?? []
  const cards = live.flatMap((fact) => fact.cards).filter(({ retiredAt }) => retiredAt === null)
  return (
    <Page width="wide">
      <PageTitle
        label={live.length === 0 ? 'No facts yet' : `${counted(live.length, 'fact')}, ${counted(cards.length, 'card')}`}
        actions={
          cards.length > 0 ? (
            <LinkButton href={`/review?article=${encodeURIComponent(article.key)}`} look="primary">
              Study this article
            </LinkButton>
          ) : null
        }
      >
        {article.title}
      </PageTitle>
      <ArticleIntro article={article} />
      <ReadingRoom
        articleKey={article.key}
        lead={
          live.length === 0
            ? 'Select the words that carry a fact, with the mouse or by touch, and make a fact of them. By keyboard: choose a passage.'
            : 'Select words to make a fact of them. An underlined passage leads to its fact.'
        }
      >
        <ArticleBody blocks={blocks} placed={placed} looked={looked} />
      </ReadingRoom>
      <PartNav articleKey={article.key} part={part} parts={parts.length} />
      {lost.length > 0 ? (
        <Section
          title="Facts without a passage in this text"
          label="Their words do not stand in the present text. The passage they were drawn from is kept."
        >
          <ul className="mt-3 grid gap-3 lg:max-w-[38rem]">
            {lost.map((fact) => (
              <li key={fact.factId}>
                <FactItem fact={fact} looked={looked} />
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      <RetiredFacts facts={loaded.facts.filter(({ retiredAt }) => retiredAt !== null)} />
    </Page>
  )
}
