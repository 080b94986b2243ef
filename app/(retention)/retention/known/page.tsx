import type { Metadata } from 'next'
import { GroupPage } from '../_components/group-page'
import type { SearchParams } from '../_server/address'

export const metadata: Metadata = { title: 'What you know' }

type KnownProps = { readonly searchParams: Promise<SearchParams> }

export default function KnownPage({ searchParams }: KnownProps) {
  return <GroupPage group="known" searchParams={searchParams} />
}
