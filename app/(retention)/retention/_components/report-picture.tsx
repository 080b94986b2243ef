import { Drawn } from '@/app/_ui/charts/drawing'
import type { ChartModel } from '@/app/_ui/charts/picture'

/** A picture in little, under its title; its finding stands among those of the report. */
export function ReportPicture({ pictured: { title, label, drawing } }: { readonly pictured: ChartModel }) {
  if (!drawing) return null
  return (
    <figure className="break-inside-avoid">
      <figcaption>
        <span className="block font-semibold font-serif">{title}</span>
        <span className="mb-2 block text-label text-quiet">{label}</span>
      </figcaption>
      <Drawn drawing={drawing} />
    </figure>
  )
}
