import type { Metadata } from 'next'
import Link from 'next/link'
import { Suspense } from 'react'
import { requestContext } from '@/app/_server/request-context'
import { Button } from '@/app/_ui/button'
import { TextField } from '@/app/_ui/field'
import { Page, PageTitle } from '@/app/_ui/page'
import { DeckTable } from './_components/deck-table'

export const metadata: Metadata = { title: 'Decks' }

type Props = { readonly searchParams: Promise<Readonly<Record<string, string | readonly string[] | undefined>>> }

export default async function DecksScreen({ searchParams }: Props) {
  const { open, q } = await searchParams
  const search = typeof q === 'string' ? q.trim().slice(0, 200) : ''
  const opened = open === undefined ? null : [open].flat().filter((name) => name !== '')
  return (
    <Page>
      <PageTitle
        label={
          <Link href="/" className="link">
            Today
          </Link>
        }
      >
        Decks
      </PageTitle>
      <form method="get" className="flex flex-wrap items-end gap-3">
        <TextField
          label="Find a deck"
          name="q"
          type="search"
          autoComplete="off"
          defaultValue={search}
          className="min-w-0 flex-1"
        />
        <Button type="submit">Find</Button>
      </form>
      <Suspense fallback={<p className="mt-8 text-quiet">Counting what is due in each deck …</p>}>
        <DeckRows open={opened} search={search} />
      </Suspense>
    </Page>
  )
}

async function DeckRows({ open, search }: { readonly open: readonly string[] | null; readonly search: string }) {
  return <DeckTable ctx={await requestContext()} open={open} search={search} />
}
