import { Section } from '@/app/_ui'
import { type ChartModel, Picture } from '@/app/_ui/charts/picture'
import type { Address } from '../_server/address'
import { SaveLinks } from './save-links'

type PictureSectionProps = {
  readonly pictured: ChartModel
  readonly address: Address
  readonly tablesOpen?: boolean
}

/** A picture under its heading, with its files. */
export function PictureSection({ pictured, address, tablesOpen = false }: PictureSectionProps) {
  return (
    <Section title={pictured.title} label={pictured.label}>
      <Picture
        pictured={pictured}
        tablesOpen={tablesOpen}
        saves={<SaveLinks pictured={pictured} address={address} />}
      />
    </Section>
  )
}
