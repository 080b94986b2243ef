import type { Metadata } from 'next'
import { GroupPage } from '../_components/group-page'
import type { SearchParams } from '../_server/address'

export const metadata: Metadata = { title: 'Calibration' }

type CalibrationProps = { readonly searchParams: Promise<SearchParams> }

export default function CalibrationPage({ searchParams }: CalibrationProps) {
  return <GroupPage group="calibration" searchParams={searchParams} />
}
