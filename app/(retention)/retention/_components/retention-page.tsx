import type { Route } from 'next'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { LinkButton } from '@/app/_ui/button'
import { EmptyState } from '@/app/_ui/empty-state'
import { Page, PageTitle } from '@/app/_ui/page'
import type { RetentionModel } from '@/lib/services/retention/retention-model'

const PARTS = [
  { href: '/retention', label: 'Overview' },
  { href: '/retention/calibration', label: 'Calibration' },
  { href: '/retention/weak-spots', label: 'Weak spots' },
  { href: '/retention/coming', label: 'What is coming' },
] as const satisfies readonly { href: Route; label: string }[]

type RetentionPageProps = {
  readonly here: (typeof PARTS)[number]['href']
  readonly title: string
  readonly label?: string
  readonly model: RetentionModel
  /** Before the first answer too, below the rest. */
  readonly always?: ReactNode
  readonly children: ReactNode
}

/** One of the four pages of retention; before the first answer it says how to begin. */
export async function RetentionPage({ here, title, label, model, always, children }: RetentionPageProps) {
  const hasStudied = (await model.tallies()).length > 0
  return (
    <Page>
      <PageTitle label={label}>{title}</PageTitle>
      <nav aria-label="Retention pages" className="-mx-2.5 -mt-4 mb-3 flex flex-wrap text-small print:hidden">
        {PARTS.map((part) =>
          part.href === here ? (
            <span key={part.href} aria-current="page" className={`${ITEM} font-medium`}>
              {part.label}
            </span>
          ) : (
            <Link key={part.href} href={part.href} className={`link ${ITEM}`}>
              {part.label}
            </Link>
          ),
        )}
      </nav>
      {hasStudied ? (
        children
      ) : (
        <EmptyState
          title="No cards answered yet"
          action={
            <LinkButton href="/review" look="primary">
              Start reviewing
            </LinkButton>
          }
        >
          The figures appear here after your first answers.
        </EmptyState>
      )}
      {always}
    </Page>
  )
}

/** As wide as its label: a minimum would leave a gap after a short one. */
const ITEM = 'inline-flex min-h-11 items-center px-2.5 sm:min-w-0'
