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
      <Section title="Going away?">
        <LinkButton href="/pause">Plan a pause</LinkButton>
      </Section>
    </GroupPage>
  )
}
