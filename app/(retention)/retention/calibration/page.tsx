import type { Metadata } from 'next'
import Link from 'next/link'
import { Section } from '@/app/_ui/page'
import { GroupPage } from '../_components/group-page'
import type { SearchParams } from '../_server/address'

export const metadata: Metadata = { title: 'Calibration' }

type CalibrationProps = { readonly searchParams: Promise<SearchParams> }

export default function CalibrationPage({ searchParams }: CalibrationProps) {
  return (
    <GroupPage group="calibration" searchParams={searchParams}>
      <Section title="Better forecasts">
        <p className="max-w-[38rem]">
          Forecasts come from 21 parameters that describe how fast people forget.{' '}
          <Link href="/settings/parameters" className="link">
            Fit them to your own answers
          </Link>{' '}
          to see whether they would be more accurate.
        </p>
      </Section>
    </GroupPage>
  )
}
