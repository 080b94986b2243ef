import type { Metadata } from 'next'
import { LinkButton } from '@/app/_ui/button'
import { Section } from '@/app/_ui/page'
import { GroupPage } from '../_components/group-page'
import type { SearchParams } from '../_server/address'

export const metadata: Metadata = { title: 'Load ahead' }

type LoadProps = { readonly searchParams: Promise<SearchParams> }

export default function LoadPage({ searchParams }: LoadProps) {
  return (
    <GroupPage group="load" searchParams={searchParams}>
      <Section title="Away, or behind?">
        <p className="mb-4 max-w-[38rem] text-quiet">
          Spread reviews over days of your choice, before a holiday or after one. You see the cost first.
        </p>
        <LinkButton href="/pause">Pause and catch up</LinkButton>
      </Section>
    </GroupPage>
  )
}
