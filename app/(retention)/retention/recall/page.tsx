import type { Metadata } from 'next'
import { GroupPage } from '../_components/group-page'
import type { SearchParams } from '../_server/address'

export const metadata: Metadata = { title: 'Recall against target' }

type RecallProps = { readonly searchParams: Promise<SearchParams> }

export default function RecallPage({ searchParams }: RecallProps) {
  return <GroupPage group="recall" searchParams={searchParams} />
}
