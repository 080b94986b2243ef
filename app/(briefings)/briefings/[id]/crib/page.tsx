import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import type { CSSProperties } from 'react'
import { requestContext } from '@/app/_server/request-context'
import { LinkButton } from '@/app/_ui/button'
import { EmptyState } from '@/app/_ui/empty-state'
import { Page, Section } from '@/app/_ui/page'
import { composeCrib } from '@/lib/domain/briefing/crib/compose'
import { type SourceLink, sheetOf } from '@/lib/domain/briefing/crib/sheet'
import { suggestQuestions } from '@/lib/domain/briefing/crib/suggest-questions'
import { NO_SOURCE_KEY } from '@/lib/domain/no-source'
import { cribOptionsSchema, loadCribMaterial } from '@/lib/services/briefing/load-crib'
import '@/lib/services/briefing/crib-sheet.css'
import './print.css'
import { CribChoices } from './_components/choices'
import { QuestionEditor } from './_components/question-editor'
import { Sheet } from './_components/sheet'

type CribScreenProps = {
  readonly params: Promise<{ readonly id: string }>
  readonly searchParams: Promise<Readonly<Record<string, string | readonly string[] | undefined>>>
}

export const metadata: Metadata = { title: 'Crib sheet' }

/**
 * On the screen the main source of a fact leads to the fact, any other to its article, at the passage if there is one; in
 * the list at the foot a noted source leads to its address.
 */
const hrefOf: SourceLink = (source, entry) => {
  const article = `/library/${encodeURIComponent(source.articleKey)}`
  if (entry === null) return source.articleKey === NO_SOURCE_KEY ? source.url : article
  const id = encodeURIComponent(entry.factId)
  return source === entry.sources[0] ? `/library/fact/${id}` : `${article}?fact=${id}`
}

/** The page to take to a briefing, as it will be printed, and the questions that it is grouped by. */
export default async function CribScreen({ params, searchParams }: CribScreenProps) {
  const ctx = await requestContext()
  const material = await loadCribMaterial(ctx, decodeURIComponent((await params).id))
  if (material === null) notFound()
  const { briefing, input, facts } = material
  const options = cribOptionsSchema.parse(await searchParams)
  const crib = composeCrib(input, options)
  const address = `/briefings/${encodeURIComponent(briefing.id)}`
  const editable = facts.map(({ factId, statement, recall, weight }) => ({ factId, statement, recall, weight }))
  return (
    <Page width="wide">
      <div className="crib-screen-only mx-auto mb-5 max-w-[52rem]">
        <p className="mb-3 text-label">
          <Link
            href={`/briefings/${encodeURIComponent(briefing.id)}`}
            className="link inline-flex min-h-11 items-center text-quiet"
          >
            {briefing.title}
          </Link>
        </p>
        <CribChoices address={address} options={options} />
      </div>
      {facts.length === 0 ? (
        <EmptyState
          title="Nothing to print"
          action={
            <LinkButton href={`/briefings/${encodeURIComponent(briefing.id)}/edit`} look="primary">
              Choose facts
            </LinkButton>
          }
        >
          None of the facts this briefing covers is in your library now.
        </EmptyState>
      ) : (
        <>
          <div
            className="crib-frame mx-auto max-w-[52rem] rounded-sheet border border-rule bg-sheet px-4 py-6 shadow-sheet sm:px-10 sm:py-9"
            style={{ '--crib-size': `${crib.sizePt}pt` } as CSSProperties} // a property of our own style sheet
          >
            <Sheet node={sheetOf(crib, hrefOf)} />
          </div>
          <div className="crib-screen-only mx-auto max-w-[44rem]">
            <Section
              title="Questions the audience may ask"
              label="The crib sheet is grouped by these questions, in this order. Facts without a question follow, by subject."
            >
              <QuestionEditor
                briefingId={briefing.id}
                questions={briefing.choices.questions}
                facts={editable}
                suggestions={suggestQuestions(facts, briefing.choices.questions)}
              />
            </Section>
          </div>
        </>
      )}
    </Page>
  )
}
