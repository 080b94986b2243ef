import type { Metadata } from 'next'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { cache } from 'react'
import { z } from 'zod'
import { pageTitle } from '@/app/_server/page-title'
import { requestContext } from '@/app/_server/request-context'
import { LinkButton } from '@/app/_ui/button'
import { EmptyState } from '@/app/_ui/empty-state'
import { Page, PageTitle } from '@/app/_ui/page'
import { fieldWords, formTexts } from '@/lib/domain/form-fields'
import { counted } from '@/lib/domain/format/words'
import { BIBLIOGRAPHY } from '@/lib/services/articles/article-input'
import { loadIncoming } from '@/lib/services/incoming/list-incoming'
import { TakeForm } from '../../../_components/take-form'

type Props = { readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>> }

const paramsSchema = z.object({
  id: z.string().max(200).catch(''),
  /** Words that were selected where the page was shared. */
  mark: z.string().trim().max(2_000).catch(''),
})

const load = cache(async (id: string) => (id === '' ? null : loadIncoming(await requestContext(), id)))

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { id } = paramsSchema.parse({ id: '', ...(await searchParams) })
  return { title: pageTitle((await load(id))?.title ?? 'Incoming article') }
}

const SHOWN_CHARACTERS = 1_500

const firstWords = (text: string): readonly string[] =>
  (text.length <= SHOWN_CHARACTERS ? text : `${text.slice(0, text.lastIndexOf(' ', SHOWN_CHARACTERS))} …`)
    .split('\n\n')
    .map((block) => block.replace(/^(?:#{1,3}|-) /, ''))

export default async function IncomingArticlePage({ searchParams }: Props) {
  const { id, mark } = paramsSchema.parse({ id: '', mark: '', ...(await searchParams) })
  const article = await load(id)
  if (!article) return <NoIncoming />
  if (article.state === 'taken' && article.articleId) redirect(`/library/${article.articleId}`)
  const { held, words } = article
  const paragraphs = firstWords(article.text ?? article.excerpt)
  return (
    <Page width="form">
      <PageTitle label={`From ${article.sourceName}${words === null ? '' : `, ${counted(words, 'word')}`}`}>
        {article.title}
      </PageTitle>
      {held ? (
        <p className="mb-5 text-quiet">
          {held.kind === 'text'
            ? 'This text is already in the library as '
            : held.kind === 'notes'
              ? 'The library has notes on it, with cards: '
              : 'The library has another article with this title: '}
          <Link href={`/library/${encodeURIComponent(held.key)}`} className="link text-ink">
            {held.title}
          </Link>
          .{held.kind === 'text' ? '' : ' The text is added separately; nothing is merged.'}
        </p>
      ) : null}
      <TakeForm
        article={{
          incomingId: article.incomingId,
          title: article.title,
          published: article.published,
          isFetched: article.text !== null,
        }}
        words={fieldWords(BIBLIOGRAPHY)}
        texts={formTexts(BIBLIOGRAPHY, article)}
        mark={mark}
      />
      <section aria-label="Beginning of the text" className="mt-10 border-rule border-t pt-6">
        <h2 className="mb-3">Beginning of the text</h2>
        {paragraphs.map((words, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the paragraphs of one text never change places
          <p key={index} className="mb-4 font-serif text-reading">
            {words}
          </p>
        ))}
      </section>
    </Page>
  )
}

const NoIncoming = () => (
  <Page width="form">
    <PageTitle>Incoming article</PageTitle>
    <EmptyState
      title="This article is no longer waiting"
      action={<LinkButton href="/library/incoming">See incoming articles</LinkButton>}
    >
      If you added it, look in the library.
    </EmptyState>
  </Page>
)
