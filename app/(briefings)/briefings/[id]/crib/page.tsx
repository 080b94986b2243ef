import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { requestContext } from '@/app/_server/request-context'
import { LinkButton } from '@/app/_ui/button'
import { EmptyState } from '@/app/_ui/empty-state'
import { Page } from '@/app/_ui/page'
import { loadCrib } from '@/lib/services/briefing/load-crib'
import { CribChoices } from './_components/choices'
import { Sheet } from './_components/sheet'
import './crib-sheet.css'
import { cribOptionsSchema } from './crib-options'

type CribScreenProps = {
  readonly params: Promise<{ readonly id: string }>
  readonly searchParams: Promise<Readonly<Record<string, string | readonly string[] | undefined>>>
}

export const metadata: Metadata = { title: 'Crib sheet' }

/** The page to take to a briefing, as it will be printed. */
export default async function CribScreen({ params, searchParams }: CribScreenProps) {
  const id = decodeURIComponent((await params).id)
  const { size, first } = cribOptionsSchema.parse(await searchParams)
  const loaded = await loadCrib(await requestContext(), id, first)
  if (!loaded.ok) notFound()
  const crib = loaded.value
  const address = `/briefings/${encodeURIComponent(id)}`
  return (
    <Page width="wide">
      <div className="crib-screen-only mx-auto mb-5 max-w-[52rem]">
        <p className="mb-3 text-label">
          <Link
            href={`/briefings/${encodeURIComponent(id)}`}
            className="link inline-flex min-h-11 items-center text-quiet"
          >
            {crib.title}
          </Link>
        </p>
        <CribChoices address={`${address}/crib`} chosen={{ size, first: String(first ?? '') }} />
      </div>
      {crib.counts.facts === 0 ? (
        <EmptyState
          title="Nothing to print"
          action={
            <LinkButton href={`/briefings/${encodeURIComponent(id)}/edit`} look="primary">
              Choose facts
            </LinkButton>
          }
        >
          None of the facts this briefing covers is in your library now.
        </EmptyState>
      ) : (
        <div className="crib-frame mx-auto max-w-[52rem] rounded-sheet border border-rule bg-sheet px-4 py-6 shadow-sheet sm:px-10 sm:py-9">
          <Sheet crib={crib} size={size} />
        </div>
      )}
    </Page>
  )
}
