import type { ChartModel } from '@/app/_ui/charts/chart'
import { ChartSvg } from '@/app/_ui/charts/drawing'

/** A chart in little, under its title; its headline stands among those of the report. */
export function ReportChart({ chart: { title, label, drawing } }: { readonly chart: ChartModel }) {
  if (!drawing) return null
  return (
    <figure className="break-inside-avoid">
      <figcaption>
        <span className="block font-semibold font-serif">{title}</span>
        <span className="mb-2 block text-label text-quiet">{label}</span>
      </figcaption>
      <ChartSvg drawing={drawing} />
    </figure>
  )
}
