import type { ChartModel } from '@/app/_ui/charts/chart'
import { ChartSvg } from '@/app/_ui/charts/drawing'

type ReportBodyProps = { readonly lines: readonly string[]; readonly charts: readonly ChartModel[] }

/** What a report says, and its charts in little: one page of paper. */
export function ReportBody({ lines, charts }: ReportBodyProps) {
  return (
    <>
      <ul className="space-y-1.5 font-serif text-passage print:space-y-0.5 print:text-small">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <div className="mt-8 grid gap-x-8 gap-y-7 sm:grid-cols-2 print:mt-4 print:grid-cols-2 print:[zoom:0.72]">
        {charts.map((chart) => (
          <ReportChart key={chart.name} chart={chart} />
        ))}
      </div>
    </>
  )
}

/** A chart in little, under its title; its headline stands among those of the report. */
function ReportChart({ chart: { title, label, drawing } }: { readonly chart: ChartModel }) {
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
