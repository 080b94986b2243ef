import type { Metadata } from 'next'
import { GroupPage } from '../_components/group-page'
import type { SearchParams } from '../_server/address'

export const metadata: Metadata = { title: 'Effort' }

type EffortProps = { readonly searchParams: Promise<SearchParams> }

export default function EffortPage({ searchParams }: EffortProps) {
  return <GroupPage group="effort" searchParams={searchParams} />
}
