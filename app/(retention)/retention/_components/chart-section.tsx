import { Section } from '@/app/_ui'
import { Chart, type ChartModel } from '@/app/_ui/charts/chart'
import type { Address } from '../_server/address'
import { SaveLinks } from './save-links'

type ChartSectionProps = {
  readonly chart: ChartModel
  readonly address: Address
  readonly tablesOpen?: boolean
}

/** A chart under its heading, with its files. */
export function ChartSection({ chart, address, tablesOpen = false }: ChartSectionProps) {
  return (
    <Section title={chart.title} label={chart.label}>
      <Chart chart={chart} tablesOpen={tablesOpen} saves={<SaveLinks chart={chart} address={address} />} />
    </Section>
  )
}
