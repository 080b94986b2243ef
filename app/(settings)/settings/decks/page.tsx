import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { requestContext } from '@/app/_server/request-context'
import { loadDeckOptions } from '@/lib/services/settings/deck-options'
import { DeckList } from './_components/deck-list'
import { DeckOptionsPage } from './_components/deck-options-page'

export const metadata: Metadata = { title: 'Options of a deck' }

type Props = { readonly searchParams: Promise<{ readonly deck?: string | readonly string[] }> }

export default async function DecksPage({ searchParams }: Props) {
  const ctx = await requestContext()
  const { deck } = await searchParams
  if (typeof deck !== 'string' || deck.trim() === '') return <DeckList ctx={ctx} unknown={null} />
  const options = await loadDeckOptions(ctx, deck.trim())
  if (options.ok) return <DeckOptionsPage options={options.value} />
  return options.code === 'not-found' ? <DeckList ctx={ctx} unknown={deck.trim()} /> : notFound()
}
